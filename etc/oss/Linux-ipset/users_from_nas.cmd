# Who is blocked, redirected, suspended, not logged in: the members of the sets, for a comparison with the billing. Changes nothing.
ipset list {{set_blocked}}
ipset list {{set_negbal}}
ipset list {{set_own_disabled}}
ipset list {{set_noauth}}
