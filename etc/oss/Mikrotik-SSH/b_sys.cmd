# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
:if ([:len [/ip firewall address-list find list="{{list_blocked}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_blocked}}" address={{ip}} comment="crb_{{ip}}"}
