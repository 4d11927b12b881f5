/queue simple set numbers=*1 max-limit={{rate_in}}k/{{rate_out}}k
