# Paid again. The router holds one such state for a session: an account that is blocked (variable accept is false) stays so, any other gets
# the normal state.
{{#accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_normal}}"{{/accept}}
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"{{/accept}}
