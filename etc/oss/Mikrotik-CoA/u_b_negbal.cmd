# An older block event: no money, for one account. Its exact meaning is not published; this takes it for a block, as its name stands
# among those of blocks. If in your billing it lifts one, put the lines of user_redirect_cancel.cmd here instead.
{{#accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_negbal}}"{{/accept}}
{{^accept}}coa {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}",Filter-Id="{{filter_blocked}}"{{/accept}}
