# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
ipset -exist add {{set_negbal}} {{ip}}
