# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
ipset -exist add {{set_blocked}} {{ip}}
