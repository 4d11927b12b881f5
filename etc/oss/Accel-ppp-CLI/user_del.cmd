# The account left this NAS. When a key parameter changes, the billing sends this with the old data first.
# It is found by login, since the session id that the billing knows may be of an earlier one; then it must not be active any more. The
# command between only takes the time that the session needs to hear of it.
terminate username {{login}} soft
show version
show sessions state match username ^{{login}}$
