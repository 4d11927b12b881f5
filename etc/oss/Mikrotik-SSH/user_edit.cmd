# Something about the account changed (the address did not: that is user_del and user_add). Say again what depends on its data. A new
# speed comes as user_rate_set.
:if ([:len [/ip firewall address-list find list="{{list_users}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_users}}" address={{ip}} comment="crb_{{ip}}"}

# The outside address: as it is now, or none.
{{#snatip}}:if ([:len [/ip firewall nat find chain="{{chain_snat}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall nat add chain="{{chain_snat}}" src-address={{ip}} action=src-nat to-addresses={{snatip}} comment="crb_{{ip}}"} else={/ip firewall nat set [find chain="{{chain_snat}}" comment="crb_{{ip}}"] src-address={{ip}} to-addresses={{snatip}} }{{/snatip}}
{{^snatip}}/ip firewall nat remove [find chain="{{chain_snat}}" comment="crb_{{ip}}"]{{/snatip}}
