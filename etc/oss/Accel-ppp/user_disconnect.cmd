# Drop the session whose id the event or the account has, or else the one of login and address. One that is gone is no error.
disconnect {{#acct_session_id}}Acct-Session-Id="{{acct_session_id}}"{{/acct_session_id}}{{^acct_session_id}}{{#match_login}}{{#login}}User-Name="{{login}}",{{/login}}{{/match_login}}Framed-IP-Address="{{ip}}"{{/acct_session_id}}
