# A service was switched on. What that means on a router is different everywhere, so nothing is sent: the event is done at once.
# Write your commands here; usluga_id says which service it is. Whatever they say is an error (scheme.cfg, error). For example:
#:if ([:len [/ip firewall address-list find list="crb_usluga_{{usluga_id}}" comment="crb_{{ip}}"]] = 0) do={/ip firewall address-list add list="crb_usluga_{{usluga_id}}" address={{ip}} comment="crb_{{ip}}"}
