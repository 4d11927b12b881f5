# Drop the session whose id the event or the account has, or else the one of the login. Then it must not be active any more; the command
# between only takes the time that the session needs to hear of it.
{{#acct_session_id}}terminate sid {{acct_session_id}} soft{{/acct_session_id}}{{^acct_session_id}}terminate username {{login}} soft{{/acct_session_id}}
show version
{{#acct_session_id}}show sessions state match sid ^{{acct_session_id}}${{/acct_session_id}}{{^acct_session_id}}show sessions state match username ^{{login}}${{/acct_session_id}}
