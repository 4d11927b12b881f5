# The account left this router: its session is dropped, and RADIUS will not let it in again. When a key parameter changes, the billing
# sends this with the old data first.
disconnect {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}"
