# Is the account as it should be? Its lists also where somebody put it onto them by hand, its speed, its session. Changes nothing.
:put [/ip firewall address-list print as-value where address={{ip}}]
:put [/queue simple print as-value where name="crb_{{ip}}"]
{{#login}}:put [/ppp active print as-value where name="{{login}}"]{{/login}}
