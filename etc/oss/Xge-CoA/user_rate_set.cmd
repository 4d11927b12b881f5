# The speed: for the download (in) and the upload (out) rate, ceil and burst, as the billing has them. Without ceil the rate stands for it,
# without burst 0. Numbers are passed on as they are.
coa Filter-Id="session {{ip}} rate set in {{rate_in}} {{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}} {{#burst_in}}{{burst_in}}{{/burst_in}}{{^burst_in}}0{{/burst_in}} out {{rate_out}} {{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}} {{#burst_out}}{{burst_out}}{{/burst_out}}{{^burst_out}}0{{/burst_out}}"
