# A service was switched on. Nothing is sent: the event is done at once. Write your command here, in the router's own language, as in
# user_redirect.cmd; usluga_id says which service it is.
