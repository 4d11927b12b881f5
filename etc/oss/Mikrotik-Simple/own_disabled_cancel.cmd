# The suspension is over.
/ip firewall address-list remove [find list=crb_own_disabled comment=crb_{{ip}}]
