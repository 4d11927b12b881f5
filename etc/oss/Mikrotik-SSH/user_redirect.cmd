# No paid service: the address goes onto the list that the firewall turns into the "no money" page.
:if ([:len [/ip firewall address-list find list="{{list_negbal}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_negbal}}" address={{ip}} comment="crb_{{ip}}"}
