# The account logged in: it is not sent to the login page any more.
/ip firewall address-list remove [find list=crb_noauth address={{ip}}]
