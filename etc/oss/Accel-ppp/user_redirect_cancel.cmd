# Paid again. The router holds one such state for a session: an account that is blocked (variable accept is false) stays so, any other gets
# the normal state.
{{#accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=0{{/accept}}
{{^accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/accept}}
