# Who has a session here, for a comparison with the billing. Changes nothing.
show sessions ifname,username,calling-sid,ip,type,rate-limit,sid,uptime
