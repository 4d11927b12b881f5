# Administrative block off. The router holds one such state for a session: an account without a paid service (variable redirect is true)
# goes back to that state, any other gets the normal one.
{{#redirect}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_negbal}}"{{/redirect}}
{{^redirect}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=0{{/redirect}}
