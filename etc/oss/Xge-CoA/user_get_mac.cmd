# The subscriber's MAC address. Changes nothing.
coa Filter-Id="session {{ip}} get_mac"
