# A service was switched on. What that means is different everywhere, so nothing is sent: the event is done at once. For example:
#configure terminal
#ip prefix-list crb_usluga_{{usluga_id}} permit {{ip}}/32
#end
