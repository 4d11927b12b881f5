# The suspension is over.
configure terminal
no ip prefix-list {{list_own_disabled}} permit {{ip}}/32
end
