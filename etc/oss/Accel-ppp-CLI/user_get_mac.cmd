# The subscriber's MAC address (calling-sid). Changes nothing.
show sessions username,calling-sid match username ^{{login}}$
