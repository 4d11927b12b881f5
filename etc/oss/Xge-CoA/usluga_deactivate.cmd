# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here.
