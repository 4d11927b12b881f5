# No paid service.
coa Filter-Id="session {{ip}} redirect negbal"
