# No paid service: web requests of the session go to the "no money" page.
coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_negbal}}"
