# No paid service: the address goes into the set that the firewall turns into the "no money" page.
ipset -exist add {{set_negbal}} {{ip}}
