# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your command here; usluga_id says which service it is. For example:
#coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Service-Name:1="usluga_{{usluga_id}}",Service-Action:1=ACTIVATE-WITHOUT-ACCT
