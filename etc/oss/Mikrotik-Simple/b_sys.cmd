# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
/ip firewall address-list ensure [list=crb_blocked address={{ip}}] comment=crb_{{ip}}
