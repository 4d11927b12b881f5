# The subscriber had the account suspended.
configure terminal
ip prefix-list {{list_own_disabled}} permit {{ip}}/32
end
