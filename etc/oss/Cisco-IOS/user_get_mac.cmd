# The subscriber's MAC address as the router knows it. Changes nothing.
show ip arp {{ip}}
