# The subscriber had the account suspended. A list of its own, so that the firewall can show a page of its own.
:if ([:len [/ip firewall address-list find list="{{list_own_disabled}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_own_disabled}}" address={{ip}} comment="crb_{{ip}}"}
