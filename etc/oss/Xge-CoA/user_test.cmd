# Is the session as it should be? Changes nothing.
coa Filter-Id="session {{ip}} test"
