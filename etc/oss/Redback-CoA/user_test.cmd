# The router tells nothing about a session by CoA: nothing to ask. Whether the account is online is known by RADIUS accounting.
