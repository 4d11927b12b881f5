# An older block event: blocked by the system. The same as user_drop; user_accept lifts it.
configure terminal
ip prefix-list {{list_blocked}} permit {{ip}}/32
end
