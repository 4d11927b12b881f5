# The account appeared on this router: its host route may be announced. Nothing is blocked yet; the billing sends the states after this.
configure terminal
ip prefix-list {{list_users}} permit {{ip}}/32
end
