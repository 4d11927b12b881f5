# An older block event: no money. The same as user_redirect; user_redirect_cancel lifts it.
{{#accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_negbal}}"{{/accept}}
{{^accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/accept}}
