# A routing daemon knows of no logins: nothing to send, the event is done at once.
