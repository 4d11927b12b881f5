# The account logged in: it is not sent to the login page any more.
ipset -exist del {{set_noauth}} {{ip}}
