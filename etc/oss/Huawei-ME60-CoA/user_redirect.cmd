# No paid service: the session moves into the user group of those without money. The router holds one such state for a session, and
# a blocked account (variable accept is false) stays blocked.
{{#accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_negbal}}"{{/accept}}
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"{{/accept}}
