# Administrative block off.
coa Filter-Id="session {{ip}} redirect blocked cancel"
