# The account left this router: remove every trace. When a key parameter changes, the billing sends this with the old data first.
ipset -exist del {{set_users}} {{ip}}
ipset -exist del {{set_negbal}} {{ip}}
ipset -exist del {{set_blocked}} {{ip}}
ipset -exist del {{set_own_disabled}} {{ip}}
ipset -exist del {{set_noauth}} {{ip}}

# Its speed and its outside address; what is not there need not be removed.
nft get element inet {{nft_table}} rate_in { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} rate_in { {{ip}} }
nft get element inet {{nft_table}} rate_out { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} rate_out { {{ip}} }
nft get element inet {{nft_table}} outside { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} outside { {{ip}} }
