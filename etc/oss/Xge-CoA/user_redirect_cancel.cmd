# Paid again.
coa Filter-Id="session {{ip}} redirect negbal cancel"
