# The subscriber had the account suspended.
coa {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}},Forward-Policy="in:{{forward_policy}}",HTTP-Redirect-URL="{{url_own_disabled}}"
