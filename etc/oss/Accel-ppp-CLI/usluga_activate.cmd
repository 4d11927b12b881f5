# A service was switched on. RADIUS gives it to the next session; to let that begin now, take the # off:
#terminate username {{login}} soft
