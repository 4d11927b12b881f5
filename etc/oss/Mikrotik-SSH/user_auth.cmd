# The account logged in: it is not sent to the login page any more. By address, since a hotspot script may have put it there.
/ip firewall address-list remove [find list="{{list_noauth}}" address={{ip}}]
