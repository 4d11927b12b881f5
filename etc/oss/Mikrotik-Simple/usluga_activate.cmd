# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your commands here; usluga_id says which service it is, for example:
#/ip firewall address-list ensure [list=crb_usluga_{{usluga_id}} address={{ip}}] comment=crb_{{ip}}
