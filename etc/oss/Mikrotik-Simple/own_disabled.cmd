# The subscriber had the account suspended. A list of its own, so that the firewall can show a page of its own.
/ip firewall address-list ensure [list=crb_own_disabled address={{ip}}] comment=crb_{{ip}}
