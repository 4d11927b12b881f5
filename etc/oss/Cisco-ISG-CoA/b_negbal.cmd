# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_negbal}}"
