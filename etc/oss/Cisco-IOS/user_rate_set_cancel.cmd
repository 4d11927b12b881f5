# As user_rate_set.cmd says: nothing is sent, the event is done at once.
