# The suspension is over. The router holds one such state for a session: an account that is blocked (variable accept is false) or without a
# paid service (variable redirect is true) gets that state, any other the normal one.
{{^accept}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_blocked}}"{{/accept}}
{{#accept}}{{#redirect}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_negbal}}"{{/redirect}}{{/accept}}
{{#accept}}{{^redirect}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:"{{/redirect}}{{/accept}}
