# Drop the account's session (PPPoE, IPoE of an ISG) by login. Without a login there is nothing to find it by. A router without
# subscriber sessions does not know the command: then empty this file and take the same line out of user_del.cmd.
{{#login}}clear subscriber session username {{login}}{{/login}}
