# The suspension is over.
ipset -exist del {{set_own_disabled}} {{ip}}
