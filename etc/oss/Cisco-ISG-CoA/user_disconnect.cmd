# Log the account off, which ends its session. One that is gone is no error.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=account-logoff"
