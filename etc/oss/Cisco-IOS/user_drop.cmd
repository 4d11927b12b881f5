# Administrative block on: the address goes into the group of the blocked.
configure terminal
object-group network {{group_blocked}}
host {{ip}}
exit
end
