# The suspension is over. RADIUS says so to the next session: end this one.
# It is found by login, since the session id that the billing knows may be of an earlier one; then it must not be active any more. The
# command between only takes the time that the session needs to hear of it.
terminate username {{login}} soft
show version
show sessions state match username ^{{login}}$
