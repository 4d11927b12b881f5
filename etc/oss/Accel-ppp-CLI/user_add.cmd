# The account appeared on this NAS: it has no session yet. Nothing to send, the event is done at once.
