# Drop the account's session.
coa Filter-Id="session {{ip}} disconnect"
