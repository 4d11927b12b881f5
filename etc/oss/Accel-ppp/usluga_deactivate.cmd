# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",Class="none"
