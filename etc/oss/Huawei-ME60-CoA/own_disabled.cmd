# The subscriber had the account suspended.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_own_disabled}}"
