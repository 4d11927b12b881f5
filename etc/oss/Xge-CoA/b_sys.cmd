# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
coa Filter-Id="session {{ip}} redirect blocked"
