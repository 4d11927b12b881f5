# The router tells no MAC address by CoA: nothing to ask. RADIUS accounting has it (Calling-Station-Id).
