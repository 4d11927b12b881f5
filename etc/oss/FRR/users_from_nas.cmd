# Who is blocked, redirected, suspended, for a comparison with the billing. Changes nothing.
show ip prefix-list {{list_blocked}}
show ip prefix-list {{list_negbal}}
show ip prefix-list {{list_own_disabled}}
