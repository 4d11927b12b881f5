# Administrative block on: the address goes into the set of the blocked.
ipset -exist add {{set_blocked}} {{ip}}
