# The account left this router: out of every group, and its session is dropped. What is not there need not be removed.
configure terminal
object-group network {{group_users}}
no host {{ip}}
exit
object-group network {{group_negbal}}
no host {{ip}}
exit
object-group network {{group_blocked}}
no host {{ip}}
exit
object-group network {{group_own_disabled}}
no host {{ip}}
exit
end
{{#login}}clear subscriber session username {{login}}{{/login}}
