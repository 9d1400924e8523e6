#!/usr/bin/env bash
# The program as it ships: static, no interpreter, stripped, at most 20 MB, and at work in an empty chroot.
#   tests/release_static.sh PROGRAM FILL      (FILL is nbscrub_fill, which makes the leaky notebook)
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1 fill=$2
fail() { printf 'release_static: %s\n' "$*" >&2; exit 1; }

description=$(file -b "$program")
case $description in *'statically linked'* | *'static-pie linked'*) ;; *) fail "not static: $description" ;; esac
case $description in *' stripped'*) ;; *) fail "not stripped: $description" ;; esac
headers=$(readelf -lW "$program") || fail "readelf cannot read it"
case $headers in *INTERP*) fail "it asks for an interpreter" ;; esac
size=$(stat -c %s "$program")
[ "$size" -le 20000000 ] || fail "$size bytes, 20 MB are allowed"

root=$(mktemp -d "${TMPDIR:-/tmp}/nbscrub-chroot.XXXXXX")
trap 'rm -rf "$root"' EXIT
cp "$program" "$root/nbscrub"
"$fill" examples/leaky.ipynb.in >"$root/leaky.ipynb"
if [ "$(id -u)" -eq 0 ]; then enter=(chroot "$root"); else enter=(unshare --map-root-user chroot "$root"); fi
if ! "${enter[@]}" /nbscrub --version >"$root.version" 2>&1; then
  if [ "$(id -u)" -ne 0 ] && ! unshare --map-root-user true 2>/dev/null; then
    rm -f "$root.version"
    echo "release_static: $size bytes, static; the empty chroot needs root or user namespaces, which this machine has not"
    exit 77
  fi
  cat "$root.version" >&2
  fail "it does not run in an empty chroot"
fi
rm -f "$root.version"
in_chroot() { local status=0; "${enter[@]}" "$@" >/dev/null 2>&1 || status=$?; printf '%s' "$status"; }
[ "$(in_chroot /nbscrub check /leaky.ipynb)" = 1 ] || fail "check in an empty chroot does not exit with 1"
[ "$(in_chroot /nbscrub /leaky.ipynb)" = 0 ] || fail "cleaning in an empty chroot does not exit with 0"
[ "$(in_chroot /nbscrub check /leaky.ipynb)" = 0 ] || fail "the notebook cleaned there is not clean"
echo "release_static: $size bytes, static, at work in an empty chroot"
