# Is the account blocked or redirected, and how is it reached? Changes nothing.
show object-group {{group_blocked}} | include host {{ip}}$
show object-group {{group_negbal}} | include host {{ip}}$
show ip route {{ip}} | include via|directly

# Take the # off to let the router ping the subscriber too.
#ping {{ip}} repeat 3 timeout 1
