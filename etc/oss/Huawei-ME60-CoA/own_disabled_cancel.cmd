# The suspension is over. The router holds one such state for a session: where the account is still blocked (variable blocked, if your
# own billing query yields it) or has no paid service (variable redirect), it gets that state, else the normal one.
{{#blocked}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"{{/blocked}}
{{^blocked}}{{#redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_negbal}}"{{/redirect}}{{/blocked}}
{{^blocked}}{{^redirect}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_normal}}"{{/redirect}}{{/blocked}}
