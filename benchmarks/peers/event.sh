#!/bin/bash
# One event as daemons that call scripts do it: a bash process of its own, a login of its own, one command. event.sh <port>
# The generous case: the API is spoken by bash itself, so that no other program has to be started.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
say() {
  local word sentence=
  for word in "$@"; do
    sentence+=$(printf '\\x%02x' "${#word}")$word
  done
  printf "$sentence\\x00" >&3
}
hear() {
  local sentence
  while IFS= read -r -d '' -u 3 sentence; do
    case $sentence in
      *'!done'*) return 0 ;;
      *'!trap'* | *'!fatal'*) return 1 ;;
    esac
  done
  return 1
}
user_rate_set() { say /system/identity/print && hear; }
say /login =name=admin =password=secret && hear && user_rate_set
