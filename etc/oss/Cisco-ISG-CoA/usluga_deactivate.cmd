# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=deactivate-service",Cisco-AVPair="subscriber:service-name=USLUGA_{{usluga_id}}"
