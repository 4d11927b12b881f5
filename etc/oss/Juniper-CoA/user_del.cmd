# The account left this router: its session is dropped, and RADIUS will not let it in again. When a key parameter changes, the billing
# sends this with the old data first.
disconnect {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}}
