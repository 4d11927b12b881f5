# The account left this router: end its session and forget it. When a key parameter changes, the billing sends this with the old data
# first.
coa Filter-Id="session {{ip}} stop \"user_del\""
coa Filter-Id="session {{ip}} remove"
