/ip firewall address-list remove [find comment=crb_{{ip}}]
