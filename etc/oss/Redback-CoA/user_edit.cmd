# Something about the account changed. What matters to a session comes as an event of its own (speed, block, redirect).
# Nothing to send, the event is done at once.
