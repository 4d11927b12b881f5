# No limit any more. An attribute cannot be taken from a session by CoA, so the session gets a speed that limits nobody.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Mikrotik-Rate-Limit="{{rate_unlimited}}"
