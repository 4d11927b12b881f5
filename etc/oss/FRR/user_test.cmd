# Is the account blocked or redirected? Changes nothing.
show ip prefix-list {{list_blocked}} {{ip}}/32
show ip prefix-list {{list_negbal}} {{ip}}/32

# In bgpd take the # off to see whether its route is known:
#show ip bgp {{ip}}/32
