# The speed: the text that accel-ppp's shaper reads, download/upload in kbit/s: ceil, or rate where there is no ceil.
coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",Filter-Id="{{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}}/{{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}}"
