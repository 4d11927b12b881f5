# The subscriber had the account suspended. A service of its own, so that it may show a page of its own.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_own_disabled}}"
