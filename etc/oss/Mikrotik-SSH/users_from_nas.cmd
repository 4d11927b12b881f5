# Who is blocked, redirected, suspended, not logged in: the entries of the lists, for a comparison with the billing. Changes nothing.
:put [/ip firewall address-list print as-value where list="{{list_blocked}}"]
:put [/ip firewall address-list print as-value where list="{{list_negbal}}"]
:put [/ip firewall address-list print as-value where list="{{list_own_disabled}}"]
:put [/ip firewall address-list print as-value where list="{{list_noauth}}"]
