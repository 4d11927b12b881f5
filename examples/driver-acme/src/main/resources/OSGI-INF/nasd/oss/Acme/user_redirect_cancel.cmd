UNBLOCK "{{ip}}"
