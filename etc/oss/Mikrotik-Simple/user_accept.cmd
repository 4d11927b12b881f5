# Administrative block off.
/ip firewall address-list remove [find list=crb_blocked comment=crb_{{ip}}]
