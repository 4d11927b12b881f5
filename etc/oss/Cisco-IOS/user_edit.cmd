# Something about the account changed (the address did not: that is user_del and user_add). Say again that it is one of ours.
configure terminal
object-group network {{group_users}}
host {{ip}}
exit
end
