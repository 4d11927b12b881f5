# The account left this router: out of every list; what is not there need not be removed.
configure terminal
no ip prefix-list {{list_users}} permit {{ip}}/32
no ip prefix-list {{list_negbal}} permit {{ip}}/32
no ip prefix-list {{list_blocked}} permit {{ip}}/32
no ip prefix-list {{list_own_disabled}} permit {{ip}}/32
end
