# What the router knows of the account, for a person to read; nothing found is an empty answer. Changes nothing.
:put [/ip firewall address-list print as-value where comment="crb_{{ip}}"]
:put [/queue simple print as-value where comment="crb_{{ip}}"]
{{#login}}:put [/ppp active print as-value where name="{{login}}"]{{/login}}
:put [/ip hotspot active print as-value where address={{ip}}]
:put [/ip arp print as-value where address={{ip}}]
