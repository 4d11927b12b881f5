# The account logged in: the router knows that from RADIUS. Nothing to send, the event is done at once.
