# A routing daemon has no subscribers' sessions: nothing to send, the event is done at once.
