# Something about the account changed. What matters to the session comes as an event of its own: nothing to send.
