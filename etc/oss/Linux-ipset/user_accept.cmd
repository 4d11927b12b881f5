# Administrative block off.
ipset -exist del {{set_blocked}} {{ip}}
