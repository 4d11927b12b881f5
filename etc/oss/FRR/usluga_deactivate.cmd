# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#configure terminal
#no ip prefix-list crb_usluga_{{usluga_id}} permit {{ip}}/32
#end
