# Is the session there, and with which services? Changes nothing.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=account-status-query"
