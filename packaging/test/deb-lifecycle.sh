#!/bin/bash
# Installs, runs, upgrades, removes and purges the Debian package in a copy of this machine's root that nobody else sees (overlayfs in
# a mount namespace, with a network of its own); this machine is not changed. Needs root, dpkg, curl, setpriv, jar (a JDK) and adduser.
#   deb-lifecycle.sh nasd_<version>_all.deb
# What systemd does for nasd.service is done by hand: the user, no new privileges, no capabilities, everything read-only but what the
# unit says, a /tmp of its own.
set -euo pipefail

deb=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
if [ -z "${NASD_IN_A_BOX:-}" ]; then
  [ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 2; }
  NASD_IN_A_BOX=1 exec unshare --mount --net --pid --uts --fork --kill-child --propagation private "$0" "$deb"
fi

say() { printf '== %s\n' "$*"; }
die() {
  printf 'FAILED: %s\n' "$*" >&2
  tail -n 30 "$box/root/var/log/nasd/karaf.log" "$box/console.log" 2> /dev/null >&2 || true
  exit 1
}
check() { # what, command...
  local what=$1
  shift
  "$@" || die "$what: $*"
  printf '   ok: %s\n' "$what"
}
no() { ! "$@"; }
await() { # seconds, what, command...
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || die "$what did not come true: $*"
    sleep 0.3
  done
  printf '   ok: %s\n' "$what"
}

# --- the box
box=/run/nasd-box
mkdir -p "$box"
mount -t tmpfs -o size=2g tmpfs "$box"
mkdir -p "$box/upper" "$box/work" "$box/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$box/upper,workdir=$box/work" "$box/root"
root=$box/root
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
for scratch in tmp run; do mount -t tmpfs tmpfs "$root/$scratch"; done
mkdir "$root/tmp/packages"
cp "$deb" "$root/tmp/packages/old.deb"
ip link set lo up
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
installs() { inside dpkg --force-confdef --force-confold "$@" > "$box/dpkg.log" 2>&1 || { cat "$box/dpkg.log"; return 1; }; }
exists() { inside test -e "$1"; }
mode() { inside stat -c '%U:%G %a' "$1"; }
has_mode() { [ "$(mode "$1")" = "$2" ] || { echo "$1 is $(mode "$1")" >&2; return 1; }; }

# --- what the unit does
cat > "$box/service" <<'SERVICE'
#!/bin/bash
set -euo pipefail
root=$1
unit=$root/usr/lib/systemd/system/nasd.service
of() { sed -n "s/^$1=//p" "$unit"; }
writable="$(of ReadWritePaths) /var/lib/$(of StateDirectory) /var/log/$(of LogsDirectory)"
mount --rbind "$root" "$root"
for path in $writable; do mount --bind "$root$path" "$root$path"; done
mount -t tmpfs tmpfs "$root/tmp"
mount -o remount,bind,ro "$root"
exec chroot "$root" setpriv --reuid="$(of User)" --regid="$(of Group)" --init-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/var/lib/nasd USER=nasd LOGNAME=nasd \
  sh -c "umask $(of UMask); cd $(of WorkingDirectory) && exec $(of ExecStart)"
SERVICE
chmod +x "$box/service"
start() {
  unshare --mount --propagation private "$box/service" "$root" > "$box/console.log" 2>&1 &
  service=$!
  await 180 "it is ready" ready
}
ready() { kill -0 "$service" && curl -fsS -m 5 http://127.0.0.1:8082/health/ready; }
stop() {
  kill -TERM "$service"
  local status=0
  wait "$service" || status=$?
  [ "$status" = 143 ] || [ "$status" = 0 ] || die "ended with $status"
}
shell() { inside nasd "$1"; }

# --- install
say "install"
installs -i --force-depends /tmp/packages/old.deb
check "settings belong to root, nasd may add to them" has_mode /etc/nasd 'root:nasd 1770'
check "the file with the database's password" has_mode /etc/nasd/nasd.env 'root:nasd 640'
check "secrets" has_mode /etc/nasd/secrets 'nasd:nasd 700'
check "logins" has_mode /etc/nasd/users.properties 'nasd:nasd 600'
check "data" has_mode /var/lib/nasd 'nasd:nasd 750'
check "logs" has_mode /var/log/nasd 'nasd:nasd 750'
check "the user cannot log in" grep -Eq '^nasd:.*/(nologin|false)$' "$root/etc/passwd"
check "the installation says where the password will be" grep -q /etc/nasd/admin.password "$box/dpkg.log"

say "run as the user nasd, hardened"
cat > "$root/etc/nasd/org.nasd.simulator-router.cfg" <<'CFG'
kind = routeros
name = router
address = 127.0.0.1
port = 8728
users = nasd:secret
journal = /var/log/nasd/router.journal
CFG
printf 'user_redirect() { touch "/var/lib/nasd/$user_id.script"; echo "in group $(ps -o pgid= $$)"; }\n' > "$root/etc/nasd/scripts/box.sh"
start
check "it runs as nasd" test "$(inside stat -c %U "/proc/$(cat "$root/var/lib/nasd/karaf.pid")")" = nasd
check "it says where the first password is, and nothing is amiss" no grep -Ev '^nasd: first start: .* /etc/nasd/admin.password$|^\[DEBUG\]' "$box/console.log"
check "the word for a stop" has_mode /etc/nasd/shutdown.properties 'nasd:nasd 600'
check "the first password" has_mode /etc/nasd/admin.password 'nasd:nasd 600'
check "a setting cannot be changed by it" no inside setpriv --reuid=nasd --regid=nasd --init-groups sh -c 'echo x >> /etc/nasd/org.nasd.stack.cfg' 2> /dev/null
check "a setting cannot be removed by it" no inside setpriv --reuid=nasd --regid=nasd --init-groups rm -f /etc/nasd/org.nasd.stack.cfg 2> /dev/null
check "nothing of it is written elsewhere" no exists /usr/share/nasd/instances
await 60 "the simulated router is there" shell "feature:install nasd-simulator"
shell "nas:add name=router nas_ip=127.0.0.1 scheme=Mikrotik-Simple telnet_login=nasd telnet_password=secret
nas:add name=bash nas_ip=127.0.0.2 script_name=box.sh
nas:user-add id=5 abonent_id=2 nas=router login=ivanov ip=10.88.0.15
nas:user-add id=6 abonent_id=3 nas=bash login=petrov ip=10.88.0.16" > "$box/shell.log" 2>&1 || die "$(cat "$box/shell.log")"
push() {
  curl -fsS -m 10 http://127.0.0.1:8082/rest_api/v2/EventsStackCompact/ --data method1=objects.create --data-urlencode "arg1={\"user_id\": $1, \"cmd\": \"$2\"}" > /dev/null
}
check "REST takes an event for the router" push 5 user_redirect
check "REST takes an event for the script" push 6 user_redirect
await 60 "the router was told" grep -q 10.88.0.15 "$root/var/log/nasd/router.journal"
await 60 "the router's account has its log" exists /var/log/nasd/abonents/2/event_5.log
await 60 "the script ran in bash" exists /var/lib/nasd/6.script
check "nothing failed" grep -Eq '"result": *0}' <(curl -fsS -m 10 http://127.0.0.1:8082/rest_api/v2/EventsFailed/ --data method1=objects.count --data arg1=)
check "status says so" grep -qi running <(inside nasd status)

# --- upgrade: another build of the same version number, as it comes from a snapshot; a shipped setting changed here, another there
say "upgrade"
inside dpkg-deb -R /tmp/packages/old.deb /tmp/packages/new
new=$root/tmp/packages/new
printf '#kept = yes\n' >> "$root/etc/nasd/org.nasd.scheduler.cfg"
printf '#new = yes\n' >> "$new/etc/nasd/org.nasd.scheduler.cfg"
printf '#new = yes\n' >> "$new/etc/nasd/org.nasd.stack.cfg"
printf 'Nasd-Rebuilt: yes\n' > "$box/manifest"
"${JAVA_HOME:+$JAVA_HOME/bin/}jar" ufm "$(ls "$new"/usr/share/nasd/system/org/nasd/org.nasd.api/*/*.jar)" "$box/manifest" 2> /dev/null
echo rebuilt > "$new/usr/share/nasd/lib/build.id"
sed -i 's/^Version: .*/&+1/' "$new/DEBIAN/control"
rm -f "$new/DEBIAN/md5sums"
inside dpkg-deb -b -Znone /tmp/packages/new /tmp/packages/new.deb > /dev/null
cp "$root/etc/nasd/users.properties" "$box/users.before"
stop
installs -i --force-depends /tmp/packages/new.deb
check "a setting that the operator changed is kept" grep -q '#kept = yes' "$root/etc/nasd/org.nasd.scheduler.cfg"
check "the new one lies beside it" exists /etc/nasd/org.nasd.scheduler.cfg.dpkg-dist
check "a setting that nobody changed is new" grep -q '#new = yes' "$root/etc/nasd/org.nasd.stack.cfg"
check "the logins are kept" cmp "$box/users.before" "$root/etc/nasd/users.properties"
start
check "the new build's bundles run" grep -q Nasd-Rebuilt <(shell "bundle:headers org.nasd.api")
check "the NAS and accounts are kept" grep -q router <(shell "nas:list")
stop

# --- remove, purge
say "remove and purge"
installs -r nasd
check "the program is gone" no exists /usr/share/nasd/bin/karaf
check "the settings stay" exists /etc/nasd/nasd.env
check "the data stays" exists /var/lib/nasd/db
check "the logs stay" exists /var/log/nasd/karaf.log
installs -P nasd
for left in /etc/nasd /var/lib/nasd /var/log/nasd /usr/share/nasd; do check "$left is gone" no exists "$left"; done
say "passed in $SECONDS s"
