# Paid again. The router holds one such state for a session: where the account is still blocked (variable blocked, if your own billing
# query yields it), it gets that state, else the normal one.
{{#blocked}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"{{/blocked}}
{{^blocked}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_normal}}"{{/blocked}}
