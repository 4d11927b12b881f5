# The account left this router: remove every trace. Everything of an account carries the comment crb_<ip>; what is not there any more
# is no error. When a key parameter changes, the billing sends this with the old data first.
/ip firewall address-list remove [find comment="crb_{{ip}}"]
/queue simple remove [find comment="crb_{{ip}}"]
/ip firewall nat remove [find chain="{{chain_snat}}" comment="crb_{{ip}}"]

# Its sessions, by login and by address.
{{#login}}/ppp active remove [find name="{{login}}"]{{/login}}
/ppp active remove [find address={{ip}}]
/ip hotspot active remove [find address={{ip}}]
