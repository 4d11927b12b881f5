# The speed: accel-ppp changes the shaper of an interface (download/upload, kbit/s; no session is ended). Only your own billing query
# can say which interface it is, as the variable ifname. Without it the session is ended, and RADIUS gives the new one its speed.
{{#ifname}}shaper change {{ifname}} {{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}}/{{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}}{{/ifname}}
{{^ifname}}terminate username {{login}} soft{{/ifname}}
