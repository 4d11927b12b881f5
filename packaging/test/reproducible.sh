#!/bin/sh
# Builds nasd twice, in two fresh clones below different paths, with another umask and time zone, and compares what comes out byte by
# byte: reproducible.sh [mvn options]. Or compares one archive with a build of its own: reproducible.sh --against nasd-<version>.tar.gz
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
against=
if [ "${1:-}" = --against ]; then
  against=$(readlink -f "$2")
  shift 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # place, umask, zone, mvn options
  place=$work/$1 mask=$2 zone=$3
  shift 3
  git clone -q "$here" "$place"
  (cd "$place" && umask "$mask" && TZ=$zone mvn -q -DskipTests -pl '!itests' "$@" package) > "$work/log" 2>&1 || {
    tail -n 20 "$work/log" >&2
    exit 1
  }
}
made() { (cd "$1/karaf-assembly/target" && sha256sum nasd-*.tar.gz nasd_*.deb nasd-*-sbom.json); }

build one 022 UTC "$@"
if [ -n "$against" ]; then
  cmp "$against" "$work"/one/karaf-assembly/target/nasd-*.tar.gz && echo "the same: $against"
  exit
fi
build another/place/further/down 077 Asia/Novosibirsk "$@"
made "$work/one" | tee "$work/sums"
made "$work/another/place/further/down" > "$work/other.sums"
diff "$work/sums" "$work/other.sums" && echo "the same, byte by byte"
