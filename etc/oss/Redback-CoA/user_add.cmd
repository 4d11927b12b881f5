# The account appeared on this router. It has no session yet; when it logs in, RADIUS says what holds.
# Nothing to send, the event is done at once.
