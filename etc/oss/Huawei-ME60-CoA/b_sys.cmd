# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{group_blocked}}"
