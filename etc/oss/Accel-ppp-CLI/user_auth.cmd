# The account logged in: accel-ppp knows that from RADIUS. Nothing to send, the event is done at once.
