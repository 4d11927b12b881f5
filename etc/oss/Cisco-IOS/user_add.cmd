# The account appeared on this router (created, restored, moved here). Nothing is blocked yet; the billing sends the states after this.
configure terminal
object-group network {{group_users}}
host {{ip}}
exit
end
