# No paid service: the session gets the filter chain of those without money. The router holds one such state for a session, and
# a blocked account (variable accept is false) stays blocked.
{{#accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_negbal}}"{{/accept}}
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_blocked}}"{{/accept}}
