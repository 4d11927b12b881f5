# No shaper any more: the account is as fast as the line.
/queue simple remove [find comment="crb_{{ip}}"]
