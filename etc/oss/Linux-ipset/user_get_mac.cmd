# The subscriber's MAC address as the router knows it; an empty answer says that it does not. Changes nothing.
ip neigh show to {{ip}}
