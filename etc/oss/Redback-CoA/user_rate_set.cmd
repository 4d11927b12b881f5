# The speed: a policy of the router for each speed and direction, whose names end in the number of kbit/s. Metering limits what goes to the
# subscriber (in, the download), policing what comes from there (out, the upload): ceil, or rate where there is no ceil.
coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Qos-Metering-Profile-Name="{{metering_prefix}}{{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}}",Qos-Policing-Profile-Name="{{policing_prefix}}{{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}}"
