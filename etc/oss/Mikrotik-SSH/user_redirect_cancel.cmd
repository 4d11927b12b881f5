# Paid again.
/ip firewall address-list remove [find list="{{list_negbal}}" comment="crb_{{ip}}"]
