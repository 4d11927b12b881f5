# A routing daemon does not shape: nothing to send, the event is done at once.
