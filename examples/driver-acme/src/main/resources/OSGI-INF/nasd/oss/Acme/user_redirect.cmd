BLOCK "{{ip}}"
