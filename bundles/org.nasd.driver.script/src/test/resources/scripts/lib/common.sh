rate_in=${rate_in:-1000}
rate_out=${rate_out:-1000}
ceil_in=${ceil_in:-1000}
ceil_out=${ceil_out:-1000}

log() {
	echo "${0##*/}[$$]: $@"
}
