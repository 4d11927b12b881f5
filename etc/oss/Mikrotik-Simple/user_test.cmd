# Is the account as it should be? Its lists also where somebody put it onto them by hand, its speed, its session. Changes nothing.
/ip firewall address-list print .proplist=list,address,comment,disabled where address={{ip}}
/queue simple print .proplist=name,target,max-limit,disabled where name=crb_{{ip}}
{{#login}}/ppp active print .proplist=name,service,caller-id,address,uptime where name={{login}}{{/login}}

# Take the # off to let the router ping the subscriber too (three seconds more).
#/ping {{ip}} count=3
