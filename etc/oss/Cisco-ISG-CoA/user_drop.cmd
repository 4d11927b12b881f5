# Administrative block on.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_blocked}}"
