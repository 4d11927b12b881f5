# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
configure terminal
object-group network {{group_negbal}}
host {{ip}}
exit
end
