# The subscriber had the account suspended. The language knows no page for that: it is blocked.
coa Filter-Id="session {{ip}} redirect blocked"
