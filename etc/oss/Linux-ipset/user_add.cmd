# The account appeared on this router (created, restored, moved here). Nothing is blocked yet; the billing sends the states after this.

# Mark the address as one of ours.
ipset -exist add {{set_users}} {{ip}}

# An outside address of its own, where the account has one. A map does not change an entry that is there: out first, then in. "exit 0" ends
# this line alone: each has a shell of its own.
nft get element inet {{nft_table}} outside { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} outside { {{ip}} }
{{#snatip}}nft add element inet {{nft_table}} outside { {{ip}} : {{snatip}} }{{/snatip}}
