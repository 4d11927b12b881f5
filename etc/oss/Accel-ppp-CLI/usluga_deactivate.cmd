# A service was switched off. RADIUS takes it from the next session; to let that begin now, take the # off:
#terminate username {{login}} soft
