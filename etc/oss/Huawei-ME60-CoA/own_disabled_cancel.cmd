# The suspension is over. The router holds one such state for a session: an account that is blocked (variable accept is false) or without a
# paid service (variable redirect is true) gets that state, any other the normal one.
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"{{/accept}}
{{#accept}}{{#redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_negbal}}"{{/redirect}}{{/accept}}
{{#accept}}{{^redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_normal}}"{{/redirect}}{{/accept}}
