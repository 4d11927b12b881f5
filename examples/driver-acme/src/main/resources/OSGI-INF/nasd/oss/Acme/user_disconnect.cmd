KICK "{{ip}}"
