# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
/ip firewall address-list ensure [list=crb_negbal address={{ip}}] comment=crb_{{ip}}
