# Administrative block off.
configure terminal
no ip prefix-list {{list_blocked}} permit {{ip}}/32
end
