# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_blocked}}"
