# Who is blocked, redirected, suspended, for a comparison with the billing. Changes nothing.
show object-group {{group_blocked}}
show object-group {{group_negbal}}
show object-group {{group_own_disabled}}
