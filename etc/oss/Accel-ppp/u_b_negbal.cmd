# An older block event: no money, for one account. Its exact meaning is not published; this takes it for a block, as its name stands
# among those of blocks. If in your billing it lifts one, put the lines of user_redirect_cancel.cmd here instead.
{{#accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_negbal}}"{{/accept}}
{{^accept}}coa {{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}",L4-Redirect=1,L4-Redirect-ipset="{{ipset_blocked}}"{{/accept}}
