# The subscriber had the account suspended. A group of its own, so that it may get a page of its own.
configure terminal
object-group network {{group_own_disabled}}
host {{ip}}
exit
end
