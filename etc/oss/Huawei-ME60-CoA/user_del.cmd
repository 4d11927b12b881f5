# The account left this router: its session is dropped, and RADIUS will not let it in again. When a key parameter changes, the billing
# sends this with the old data first.
disconnect {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}"
