# Administrative block on.
coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Activate:1="{{service_blocked}}"
