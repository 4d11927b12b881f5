# Logins are a matter between the router and RADIUS: nothing to send, the event is done at once.
