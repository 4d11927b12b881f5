send() {
	echo "Filter-Id=\"$@\"" | radclient -x -r1 -t1 $nas_ip:$coa_port coa $coa_psw &>$SCRATCH/answer.$$
	ret=$?
	grep "${unreachable:-no response from server}" $SCRATCH/answer.$$ && exit 254
	cat $SCRATCH/answer.$$
	return $ret
}
