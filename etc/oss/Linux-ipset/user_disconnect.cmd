# A router for plain IP has no sessions to drop. What can be dropped are connections that began before the block and that the firewall
# lets pass as established: conntrack forgets them, where that program is installed.
conntrack -V > /dev/null 2>&1 || exit 0; conntrack -D -s {{ip}}

# Where accounts log in on a page and your billing sends user_auth after each login, take the # off the next line.
#ipset -exist add {{set_noauth}} {{ip}}
