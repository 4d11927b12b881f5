# Drop the account's sessions: PPP (PPPoE, PPTP, L2TP) by login, and whatever PPP or hotspot session has its address.
{{#login}}/ppp active remove [find name="{{login}}"]{{/login}}
/ppp active remove [find address={{ip}}]
/ip hotspot active remove [find address={{ip}}]

# Where accounts log in on a page (IPoE) and your billing sends user_auth after each login, take the # off the next line: then the
# address is sent to the login page until that happens. Without user_auth it would stay there for ever, so it is off.
#:if ([:len [/ip firewall address-list find list="{{list_noauth}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="{{list_noauth}}" address={{ip}} comment="crb_{{ip}}"}
