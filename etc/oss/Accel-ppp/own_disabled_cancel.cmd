# The suspension is over. The router holds one such state for a session: an account that is blocked (variable accept is false) or without a
# paid service (variable redirect is true) gets that state, any other the normal one.
{{^accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/accept}}
{{#accept}}{{#redirect}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_negbal}}"{{/redirect}}{{/accept}}
{{#accept}}{{^redirect}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=0{{/redirect}}{{/accept}}
