# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
configure terminal
ip prefix-list {{list_negbal}} permit {{ip}}/32
end
