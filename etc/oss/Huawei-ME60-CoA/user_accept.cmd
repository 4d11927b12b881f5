# Administrative block off. The router holds one such state for a session: where the account has no paid service (variable redirect), it
# goes back to that state, else to the normal one.
{{#redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_negbal}}"{{/redirect}}
{{^redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_normal}}"{{/redirect}}
