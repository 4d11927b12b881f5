# Paid again. The router holds one such state for a session: an account that is blocked (variable accept is false) stays so, any other gets
# the normal state.
{{#accept}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:"{{/accept}}
{{^accept}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_blocked}}"{{/accept}}
