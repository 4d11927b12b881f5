# Drop the session whose id the event or the account has, or else the one of the login. One that is gone is no error.
disconnect {{#acct_session_id}}Acct-Session-Id="{{acct_session_id}}"{{/acct_session_id}}{{^acct_session_id}}User-Name="{{login}}"{{/acct_session_id}}
