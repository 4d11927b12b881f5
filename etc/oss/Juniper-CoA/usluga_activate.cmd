# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your command here; usluga_id says which service it is. For example:
#coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Activate:1="usluga_{{usluga_id}}"
