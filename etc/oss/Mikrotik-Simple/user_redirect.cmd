# No paid service: the address goes onto the list crb_negbal, which the firewall turns into the "no money" page.
/ip firewall address-list ensure [list=crb_negbal address={{ip}}] comment=crb_{{ip}}
