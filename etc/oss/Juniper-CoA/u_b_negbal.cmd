# An older block event: no money, for one account. Its exact meaning is not published; this takes it for a block, as its name stands
# among those of blocks. If in your billing it lifts one, put the line of user_redirect_cancel.cmd here instead.
coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Activate:1="{{service_negbal}}"
