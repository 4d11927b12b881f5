# An event script, to be copied and changed: a NAS that speaks RADIUS CoA, told by radclient (Debian package freeradius-utils).
# How scripts are run, what they get and what their ends mean: README.md beside this file. To use it:
#   nas:add name=bras-2 nas_ip=10.90.185.3 script_name=my-handler.sh coa_psw=...
# bash reads this file anew for every event, then calls the function of the event's name; a change is in force with the next event.
# Variables such as $ip, $rate_in, $nas_ip and $coa_psw stand in the environment. Always write them in double quotes.

# Sends one line. The secret goes through a pipe (-S), not on the command line, where every user of the machine could read it.
# -x: without it radclient does not say that nobody answered. -r, -t: three tries of three seconds, well below timeout.command.
coa() {
  local answer status
  answer=$(printf '%s\n' "$1" | radclient -x -r 3 -t 3 -S <(printf '%s\n' "$coa_psw") "$nas_ip:${coa_port:-3799}" coa 2>&1)
  status=$?
  # What is printed stands in the log of the NAS, and answers whoever asked.
  printf '%s\n' "$answer"
  # Nobody answered: 254 asks nasd to try again later. radclient 3.2 says "reply", older ones "response".
  [[ $answer =~ [Nn]o\ (reply|response)\ from\ server ]] && exit 254
  # 0 when the NAS said ACK, which nasd takes as done; all else as refused, for good.
  return "$status"
}

session() {
  coa "Filter-Id=\"session $ip $*\""
}

# Called before and after every event, where they are defined. What they return is not looked at; "exit" ends the event there.
user_event_before() {
  # Values come from the billing. One with a double quote in it could say something else to radclient: refuse it.
  case "$ip$snatip$login" in
    *[\"\\]*) echo "a quote or backslash in ip, snatip or login"; exit 1 ;;
  esac
}

user_add() {
  session nat "$snatip"
}

user_del() {
  session remove
}

user_redirect() {
  session redirect negbal
}

user_redirect_cancel() {
  session redirect negbal cancel
}

user_drop() {
  session redirect blocked
}

user_accept() {
  session redirect blocked cancel
}

user_rate_set() {
  session rate set in "$rate_in" "$ceil_in" "$burst_in" out "$rate_out" "$ceil_out" "$burst_out"
}

user_rate_set_cancel() {
  session rate remove
}

user_disconnect() {
  session disconnect
}

# This NAS needs nothing for these events: they are done at once. An event without a function would fail.
user_auth() { :; }
user_edit() { :; }

# These answer a person: all that is printed is shown.
user_info() {
  session test
}

user_get_mac() {
  session get_mac
}
