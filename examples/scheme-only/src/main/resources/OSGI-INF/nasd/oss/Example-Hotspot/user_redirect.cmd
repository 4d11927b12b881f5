/ip firewall address-list ensure [list=hotspot_debtors address={{ip}}]
