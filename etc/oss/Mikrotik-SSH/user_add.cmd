# The account appeared on this router (created, restored, moved here). Nothing is blocked yet; the billing sends the states after this.

# Mark the address as one of ours, if it is not yet.
:if ([:len [/ip firewall address-list find list="{{list_users}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_users}}" address={{ip}} comment="crb_{{ip}}"}

# An outside address of its own, where the account has one: one rule, made or changed.
{{#snatip}}:if ([:len [/ip firewall nat find chain="{{chain_snat}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall nat add chain="{{chain_snat}}" src-address={{ip}} action=src-nat to-addresses={{snatip}} comment="crb_{{ip}}"} else={/ip firewall nat set [find chain="{{chain_snat}}" comment="crb_{{ip}}"] src-address={{ip}} to-addresses={{snatip}} }{{/snatip}}
