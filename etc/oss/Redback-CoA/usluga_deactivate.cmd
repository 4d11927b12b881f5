# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Deactivate-Service-Name:1="usluga_{{usluga_id}}"
