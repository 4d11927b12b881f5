# The suspension is over. This lifts an administrative block too; where that still holds, the billing sends user_drop again.
coa Filter-Id="session {{ip}} redirect blocked cancel"
