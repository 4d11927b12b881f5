# Runs one event's function of a script: bash -c <this> <$0> <script> <function> [<argument>...], as the leader of a session of its own.
#
# Three processes, one group. This one, the keeper, lives until the very end, so that the group's number stays ours and nobody has to
# kill by a number: whoever ends the group is in it and says "group 0". The guard waits at standard input for orders: T asks the group to
# end, K kills it, and so does the end of the pipe, when nasd itself was killed. The third is the script.
#
# The environment holds the script's variables, and of ours nasd_mark (told back with the exit status, so that no output can be taken
# for it) and nasd_encoded (the names whose values are written with backslashes, since a JVM may not be able to hand over their bytes;
# the function's name and its arguments always are).

for nasd_name in $nasd_encoded; do
  printf -v "$nasd_name" %b "${!nasd_name}"
done

trap '' TERM
{ while read -rN1 nasd_order && [[ $nasd_order == T ]]; do kill -TERM 0; done; kill -KILL 0; } <&0 >/dev/null 2>&1 &

# what bash itself says about the script's end is not the script's output
exec 3>&2 2>/dev/null
(
  exec </dev/null 2>&3 3>&-
  trap - TERM
  nasd_script=$1 nasd_arguments=()
  printf -v nasd_function %b "$2"
  for nasd_name in "${@:3}"; do
    printf -v nasd_name %b "$nasd_name"
    nasd_arguments+=("$nasd_name")
  done
  unset nasd_mark nasd_encoded nasd_name
  set --
  . "$nasd_script"
  if ! declare -F -- "$nasd_function" >/dev/null; then
    printf '%s defines no function %s; where the event needs nothing, define it empty: %s() { :; }\n' \
      "$nasd_script" "$nasd_function" "$nasd_function" >&2
    exit 127
  fi
  declare -F user_event_before >/dev/null && user_event_before
  "$nasd_function" "${nasd_arguments[@]}"
  nasd_status=$?
  declare -F user_event_after >/dev/null && user_event_after
  exit "$nasd_status"
)
nasd_status=$?

# the guard goes first and is buried here: no process is left for somebody else to bury
kill -KILL %1
wait
printf '\0%s %d\0' "$nasd_mark" "$nasd_status"
# nasd has read all there is when it says so; what the script left running ends now, and so does this
while read -rN1 nasd_order && [[ $nasd_order == T ]]; do :; done
kill -KILL 0
