# Drop the account's session, by its session id too where the event or the account has one. One that is gone is no error.
disconnect {{#by_login}}User-Name="{{login}}"{{/by_login}}{{^by_login}}User-Name="{{ip}}"{{/by_login}}{{#acct_session_id}},Acct-Session-Id="{{acct_session_id}}"{{/acct_session_id}}
