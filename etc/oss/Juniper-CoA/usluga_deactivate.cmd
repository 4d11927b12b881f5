# A service was switched off. Nothing is sent; the opposite of what stands in usluga_activate.cmd belongs here, for example:
#coa {{#by_session}}Acct-Session-Id="{{acct_session_id}}"{{/by_session}}{{^by_session}}User-Name="{{login}}"{{/by_session}},ERX-Service-Deactivate="usluga_{{usluga_id}}"
