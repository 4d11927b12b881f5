# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
coa Filter-Id="session {{ip}} redirect negbal"
