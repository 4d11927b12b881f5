# An older block event: no money, for one account. Its exact meaning is not published; this takes it for a block, as its name stands
# among those of blocks. If in your billing it lifts one, put the lines of user_redirect_cancel.cmd here instead.
{{#accept}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_negbal}}"{{/accept}}
{{^accept}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_blocked}}"{{/accept}}
