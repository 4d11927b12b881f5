# Something about the account changed (the address did not: that is user_del and user_add). Say again what depends on its data.
/ip firewall address-list ensure [list=crb_users address={{ip}}] comment=crb_{{ip}}

# The outside address: as it is now, or none.
{{#snatip}}/ip firewall nat ensure [chain=crb_snat comment=crb_{{ip}}] src-address={{ip}} action=src-nat to-addresses={{snatip}}{{/snatip}}
{{^snatip}}/ip firewall nat remove [find chain=crb_snat comment=crb_{{ip}}]{{/snatip}}

# Where there is a shaper, give it the speed of now. Where there is none (user_rate_set_cancel was last), this finds nothing to do.
{{#ceil_out}}{{#ceil_in}}/queue simple set [find name=crb_{{ip}}] max-limit={{ceil_out}}k/{{ceil_in}}k{{/ceil_in}}{{/ceil_out}}
