# The subscriber had the account suspended. A set of its own, so that the firewall can show a page of its own.
ipset -exist add {{set_own_disabled}} {{ip}}
