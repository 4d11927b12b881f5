# Administrative block off. The router holds one such state for a session: an account without a paid service (variable redirect is true)
# goes back to that state, any other gets the normal one.
{{#redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_negbal}}"{{/redirect}}
{{^redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_normal}}"{{/redirect}}
