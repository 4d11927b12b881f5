# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
configure terminal
object-group network {{group_blocked}}
host {{ip}}
exit
end
