# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"
