# Administrative block off.
/ip firewall address-list remove [find list="{{list_blocked}}" comment="crb_{{ip}}"]
