# Paid again. The router holds one such state for a session: where the account is still blocked (variable blocked, if your own billing
# query yields it), it gets that state, else the normal one.
{{#blocked}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_blocked}}"{{/blocked}}
{{^blocked}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:"{{/blocked}}
