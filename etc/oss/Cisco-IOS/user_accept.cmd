# Administrative block off.
configure terminal
object-group network {{group_blocked}}
no host {{ip}}
exit
end
