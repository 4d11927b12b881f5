# The suspension is over.
/ip firewall address-list remove [find list="{{list_own_disabled}}" comment="crb_{{ip}}"]
