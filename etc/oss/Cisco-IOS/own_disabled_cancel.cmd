# The suspension is over.
configure terminal
object-group network {{group_own_disabled}}
no host {{ip}}
exit
end
