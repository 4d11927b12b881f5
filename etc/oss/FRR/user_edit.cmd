# Something about the account changed (the address did not: that is user_del and user_add). Say again that it is one of ours.
configure terminal
ip prefix-list {{list_users}} permit {{ip}}/32
end
