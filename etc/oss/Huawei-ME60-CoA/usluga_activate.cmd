# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your command here; usluga_id says which service it is. For example:
#coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Huawei-Policy-Name="usluga_{{usluga_id}}"
