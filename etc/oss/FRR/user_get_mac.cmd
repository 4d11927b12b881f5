# A routing daemon knows no MAC addresses: nothing to ask.
