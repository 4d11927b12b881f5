/queue simple ensure [name=crb_{{ip}}] target={{ip}}/32 max-limit={{rate_in}}k/{{rate_out}}k comment=crb_{{ip}}
