# The account left this router: its session is dropped, and RADIUS will not let it in again. When a key parameter changes, the billing
# sends this with the old data first.
disconnect {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}}
