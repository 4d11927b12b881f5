# Paid again.
configure terminal
object-group network {{group_negbal}}
no host {{ip}}
exit
end
