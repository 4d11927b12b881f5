# Administrative block on.
coa Filter-Id="session {{ip}} redirect blocked"
