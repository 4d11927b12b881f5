# What the router says of the session: its services and state. Changes nothing.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=account-status-query"
