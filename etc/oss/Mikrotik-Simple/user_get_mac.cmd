# The subscriber's MAC address, wherever the router may know it from. Changes nothing.
/ip arp print .proplist=address,mac-address,interface where address={{ip}}
/ip dhcp-server lease print .proplist=address,mac-address,host-name,status where address={{ip}}
{{#login}}/ppp active print .proplist=name,caller-id,address where name={{login}}{{/login}}
/ip hotspot host print .proplist=address,mac-address where address={{ip}}
