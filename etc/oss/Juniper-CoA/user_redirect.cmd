# No paid service: the session gets the service that sends it to the "no money" page.
coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Activate:1="{{service_negbal}}"
