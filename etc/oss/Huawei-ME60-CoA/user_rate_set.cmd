# The speed in bit/s: the numbers are kbit/s, hence the three zeros. Input is the subscriber's upload (out), output the download (in).
#   Peak-Rate      ceil, or rate where there is no ceil: the speed sold
#   Average-Rate   rate, or ceil where there is no rate: what is guaranteed
# Always both: a router was seen to keep its old peak rate when only the average was sent.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Huawei-Input-Average-Rate="{{#rate_out}}{{rate_out}}{{/rate_out}}{{^rate_out}}{{ceil_out}}{{/rate_out}}000",Huawei-Input-Peak-Rate="{{#ceil_out}}{{ceil_out}}{{/ceil_out}}{{^ceil_out}}{{rate_out}}{{/ceil_out}}000",Huawei-Output-Average-Rate="{{#rate_in}}{{rate_in}}{{/rate_in}}{{^rate_in}}{{ceil_in}}{{/rate_in}}000",Huawei-Output-Peak-Rate="{{#ceil_in}}{{ceil_in}}{{/ceil_in}}{{^ceil_in}}{{rate_in}}{{/ceil_in}}000"
