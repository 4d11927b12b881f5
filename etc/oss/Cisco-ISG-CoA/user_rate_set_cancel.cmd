# No limit any more: the service of that group that limits nobody.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_rate}}{{unlimited}}"
