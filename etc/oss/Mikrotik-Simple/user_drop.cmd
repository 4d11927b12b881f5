# Administrative block on: the address goes onto the list crb_blocked, which the firewall turns into the "blocked" page.
/ip firewall address-list ensure [list=crb_blocked address={{ip}}] comment=crb_{{ip}}
