# The account appeared on this router (created, restored, moved here). Nothing is blocked yet; the billing sends the states after this.

# Mark the address as one of ours. A firewall may let only these through (README.md); it does no harm if none looks at the list.
/ip firewall address-list ensure [list=crb_users address={{ip}}] comment=crb_{{ip}}

# An outside address of its own, where the account has one: one rule in the chain crb_snat (README.md says how to jump there).
{{#snatip}}/ip firewall nat ensure [chain=crb_snat comment=crb_{{ip}}] src-address={{ip}} action=src-nat to-addresses={{snatip}}{{/snatip}}
