# The account's sessions, for a person to read; only the headings say that there is none. Changes nothing.
show sessions ifname,username,calling-sid,ip,type,rate-limit,sid,uptime match username ^{{login}}$
