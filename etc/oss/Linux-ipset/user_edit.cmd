# Something about the account changed (the address did not: that is user_del and user_add). Say again what depends on its data. A new
# speed comes as user_rate_set.
ipset -exist add {{set_users}} {{ip}}

# The outside address: as it is now, or none.
nft get element inet {{nft_table}} outside { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} outside { {{ip}} }
{{#snatip}}nft add element inet {{nft_table}} outside { {{ip}} : {{snatip}} }{{/snatip}}
