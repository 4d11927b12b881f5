# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your commands here; usluga_id says which service it is. For example:
#configure terminal
#object-group network CRB_USLUGA_{{usluga_id}}
#host {{ip}}
#end
