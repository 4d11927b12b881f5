# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your command here; usluga_id says which service it is. For example:
#coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name=USLUGA_{{usluga_id}}"
