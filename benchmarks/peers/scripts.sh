#!/bin/bash
# Events through a script each, so many at once: scripts.sh <port> <events> <forks>; prints events done per second, and how many failed.
port=$1 events=$2 forks=$3
start=$(date +%s%N)
failed=$(seq "$events" | xargs -P "$forks" -n 1 bash -c 'bash peers/event.sh "$0" 2>/dev/null || echo x' "$port" | wc -l)
end=$(date +%s%N)
printf '{"rate": %s, "failed": %s}\n' "$(( (events - failed) * 1000000000 / (end - start) ))" "$failed"
