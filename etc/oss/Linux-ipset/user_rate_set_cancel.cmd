# No limit any more: the account is as fast as the line.
nft get element inet {{nft_table}} rate_in { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} rate_in { {{ip}} }
nft get element inet {{nft_table}} rate_out { {{ip}} } > /dev/null 2>&1 || exit 0; nft delete element inet {{nft_table}} rate_out { {{ip}} }
