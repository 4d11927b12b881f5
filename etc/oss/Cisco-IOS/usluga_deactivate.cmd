# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#configure terminal
#object-group network CRB_USLUGA_{{usluga_id}}
#no host {{ip}}
#end
