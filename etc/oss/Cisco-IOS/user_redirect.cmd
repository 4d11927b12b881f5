# No paid service: the address goes into the group that a route map sends to the "no money" page.
configure terminal
object-group network {{group_negbal}}
host {{ip}}
exit
end
