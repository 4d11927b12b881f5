# Drop the account's session: by login and address, and by its session id where the event or the account has one. One that is gone is no error.
disconnect {{#login}}User-Name="{{login}}",{{/login}}Framed-IP-Address="{{ip}}"{{#acct_session_id}},Acct-Session-Id="{{acct_session_id}}"{{/acct_session_id}}
