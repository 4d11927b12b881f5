# Is the account online, and with which state and speed? Changes nothing.
show sessions ifname,state,ip,rate-limit,rx-bytes,tx-bytes match username ^{{login}}$
