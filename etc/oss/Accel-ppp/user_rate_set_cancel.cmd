# No limit any more: 0/0 takes the shaper away.
coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",Filter-Id="0/0"
