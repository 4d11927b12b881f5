# Is the account as it should be, and does its computer answer? Changes nothing.
ipset test {{set_negbal}} {{ip}}
ipset test {{set_blocked}} {{ip}}
nft get element inet {{nft_table}} rate_in { {{ip}} } 2> /dev/null || echo no limit of the download
ip route get {{ip}} || true

# Take the # off to let the router ping the subscriber too (three seconds more).
#ping -c 3 -W 1 {{ip}} || true
