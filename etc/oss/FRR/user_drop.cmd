# Administrative block on.
configure terminal
ip prefix-list {{list_blocked}} permit {{ip}}/32
end
