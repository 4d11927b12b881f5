# The subscriber's MAC address, wherever the router may know it from. Changes nothing.
:put [/ip arp print as-value where address={{ip}}]
:put [/ip dhcp-server lease print as-value where address={{ip}}]
{{#login}}:put [/ppp active print as-value where name="{{login}}"]{{/login}}
:put [/ip hotspot host print as-value where address={{ip}}]
