RATE "{{rate_in}}" "{{rate_out}}" "{{ip}}"
