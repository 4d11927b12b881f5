# The account left this router: log it off. When a key parameter changes, the billing sends this with the old data first.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=account-logoff"
