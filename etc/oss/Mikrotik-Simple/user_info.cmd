# What the router knows of the account, for a person to read. Changes nothing.
/ip firewall address-list print .proplist=list,address,comment,disabled where comment=crb_{{ip}}
/queue simple print .proplist=name,target,max-limit,limit-at,burst-limit,disabled,comment where comment=crb_{{ip}}
{{#login}}/ppp active print .proplist=name,service,caller-id,address,uptime where name={{login}}{{/login}}
/ip hotspot active print .proplist=user,address,mac-address,uptime where address={{ip}}
/ip arp print .proplist=address,mac-address,interface where address={{ip}}
