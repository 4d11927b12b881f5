# No paid service: accel-ppp puts the address of the session into an ipset. The router holds one such state for a session, and
# a blocked account (variable accept is false) stays blocked.
{{#accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_negbal}}"{{/accept}}
{{^accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/accept}}
