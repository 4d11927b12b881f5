# Which lists hold the account: an answer with "permit" says yes, an empty one no. Changes nothing.
show ip prefix-list {{list_users}} {{ip}}/32
show ip prefix-list {{list_negbal}} {{ip}}/32
show ip prefix-list {{list_blocked}} {{ip}}/32
show ip prefix-list {{list_own_disabled}} {{ip}}/32
