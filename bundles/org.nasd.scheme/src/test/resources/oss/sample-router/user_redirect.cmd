# Who has no money sees the page that says so.
/ip firewall address-list ensure [comment=crb_{{ip}}] list=nomoney address={{ip}}

/queue simple remove [find comment=crb_{{ip}}]
{{#snatip}}/ip firewall nat add src-address={{ip}} to-addresses={{snatip}}{{/snatip}}
