# Paid again.
/ip firewall address-list remove [find list=crb_negbal comment=crb_{{ip}}]
