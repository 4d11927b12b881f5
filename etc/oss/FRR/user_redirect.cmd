# No paid service.
configure terminal
ip prefix-list {{list_negbal}} permit {{ip}}/32
end
