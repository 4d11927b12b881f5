# Paid again.
configure terminal
no ip prefix-list {{list_negbal}} permit {{ip}}/32
end
