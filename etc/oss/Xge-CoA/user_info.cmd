# What the router says of the session. Changes nothing.
coa Filter-Id="session {{ip}} test"
