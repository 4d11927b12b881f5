# The speed: a service of the router, or of RADIUS, for each pair of speeds, whose name ends in the download and upload in kbit/s (ceil, or
# rate where there is no ceil). Make them primary services of one group: then activating one deactivates the one before.
coa Cisco-Account-Info="S{{ip}}",Cisco-AVPair="subscriber:command=activate-service",Cisco-AVPair="subscriber:service-name={{service_rate}}{{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}}_{{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}}"
