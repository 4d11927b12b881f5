# No shaper any more: 0/0 with the interface known (variable ifname), else by a new session.
{{#ifname}}shaper change {{ifname}} 0/0{{/ifname}}
{{^ifname}}terminate username {{login}} soft{{/ifname}}
