# Paid again.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=deactivate-service",Cisco-AVPair="subscriber:service-name={{service_negbal}}"
