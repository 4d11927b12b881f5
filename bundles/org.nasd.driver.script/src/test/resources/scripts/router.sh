#!/bin/bash
# Of the form that scripts for the original have: a trap, scratch files by $$, a helper library, radclient, exit 254.

trap tidy EXIT

dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. $dir/lib/common.sh
. ./lib/radius.sh

SCRATCH=/tmp/router-test-${0##*/}
mkdir -p $SCRATCH

tidy() {
	local ret=$?
	rm -f $SCRATCH/*.$$
	return $ret
}

user_add() {
	user_accept
}

user_del() {
	send session $ip stop "user_del"
}

user_accept() {
	send session $ip redirect blocked cancel
	send session $ip nat $snatip
}

user_redirect() {
	send session $ip redirect negbal
}

user_rate_set() {
	send session $ip rate set in $rate_in $ceil_in $burst_in out $rate_out $ceil_out $burst_out
}

user_refused() {
	echo "User-Name=nosuch" | radclient -x -r1 -t1 $nas_ip:$coa_port disconnect $coa_psw
}

users_from_nas() {
	echo 10.88.0.15 negbal
	echo 10.88.0.16 blocked
}

user_event_before() {
	log "before $cmd"
}

user_event_after() {
	log "after $cmd"
}
