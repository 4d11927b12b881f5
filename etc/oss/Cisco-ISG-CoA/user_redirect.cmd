# No paid service: the session gets the service that sends it to the "no money" page.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_negbal}}"
