/queue simple ensure [name={{login}}] target={{ip}}/32 comment={{place}}
