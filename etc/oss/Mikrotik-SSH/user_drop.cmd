# Administrative block on: the address goes onto the list of the blocked, which the firewall turns into the "blocked" page.
:if ([:len [/ip firewall address-list find list="{{list_blocked}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_blocked}}" address={{ip}} comment="crb_{{ip}}"}
