# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#/ip firewall address-list remove [find list="crb_usluga_{{usluga_id}}" comment="crb_{{ip}}"]
