# Administrative block off. The router holds one such state for a session: an account without a paid service (variable redirect is true)
# goes back to that state, any other gets the normal one.
{{#redirect}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_negbal}}"{{/redirect}}
{{^redirect}}coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:"{{/redirect}}
