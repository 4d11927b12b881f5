# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
:if ([:len [/ip firewall address-list find list="{{list_negbal}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_negbal}}" address={{ip}} comment="crb_{{ip}}"}
