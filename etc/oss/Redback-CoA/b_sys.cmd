# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_blocked}}"
