# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
{{#accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_negbal}}"{{/accept}}
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_blocked}}"{{/accept}}
