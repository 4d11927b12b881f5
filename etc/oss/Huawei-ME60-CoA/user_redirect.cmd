# No paid service: the session moves into the user group that is sent to the "no money" page.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_negbal}}"
