# What the router knows of the account, for a person to read. Changes nothing.
ipset test {{set_users}} {{ip}}
ipset test {{set_negbal}} {{ip}}
ipset test {{set_blocked}} {{ip}}
ipset test {{set_own_disabled}} {{ip}}
ipset test {{set_noauth}} {{ip}}
nft get element inet {{nft_table}} rate_in { {{ip}} } 2> /dev/null || echo no limit of the download
nft get element inet {{nft_table}} rate_out { {{ip}} } 2> /dev/null || echo no limit of the upload
nft get element inet {{nft_table}} outside { {{ip}} } 2> /dev/null || echo no outside address
ip neigh show to {{ip}}
