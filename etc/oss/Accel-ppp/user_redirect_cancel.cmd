# Paid again. The router holds one such state for a session: where the account is still blocked (variable blocked, if your own billing
# query yields it), it gets that state, else the normal one.
{{#blocked}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/blocked}}
{{^blocked}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=0{{/blocked}}
