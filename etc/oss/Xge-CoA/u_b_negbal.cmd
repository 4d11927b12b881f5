# An older block event: no money, for one account. Its exact meaning is not published; this takes it for a block, as its name stands
# among those of blocks. If in your billing it lifts one, put the line of user_redirect_cancel.cmd here instead.
coa Filter-Id="session {{ip}} redirect negbal"
