# No paid service: the session gets the filter chain of those without money.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_negbal}}"
