/ip firewall address-list remove [find list=hotspot_debtors address={{ip}}]
