# Which groups hold the account: a line with its address says yes, an empty answer no; then what the router knows of its address.
# Changes nothing.
show object-group {{group_users}} | include host {{ip}}$
show object-group {{group_negbal}} | include host {{ip}}$
show object-group {{group_blocked}} | include host {{ip}}$
show object-group {{group_own_disabled}} | include host {{ip}}$
show ip arp {{ip}}
