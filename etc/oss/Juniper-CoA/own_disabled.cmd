# The subscriber had the account suspended. A service of its own, so that it may show a page of its own.
coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Activate:1="{{service_own_disabled}}"
