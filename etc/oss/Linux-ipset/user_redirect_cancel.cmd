# Paid again.
ipset -exist del {{set_negbal}} {{ip}}
