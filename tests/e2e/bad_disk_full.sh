#!/usr/bin/env bash
# The disk fills up while the cleaned objects or the index are written: status 2, the index and the working copies are what
# they were.
. "$(dirname "$0")/lib.sh"

own_mounts=(unshare -m)
[ "$(id -u)" = 0 ] || own_mounts=(unshare -rm)
if [ "${1:-}" != inside ]; then
  # In a namespace of its own, so that the mount goes when the test ends, however it ends.
  "${own_mounts[@]}" true 2>/dev/null || skip "no mounts of its own can be had here"
  "${own_mounts[@]}" bash "$0" inside
  exit
fi
mkdir "$scratch/disk"
trap 'cd / && umount "$scratch/disk" 2>/dev/null; rm -rf "$scratch"' EXIT
mount -t tmpfs -o size=2m none "$scratch/disk" 2>/dev/null || skip "no small disk can be mounted"
git init -q "$scratch/disk" && cd "$scratch/disk" || fail "no repository"
token=$(make_token)
for i in 1 2 3 4; do
  notebook "n$i.ipynb" "token = '$token'; noise = '$(head -c 60000 /dev/urandom | base64 -w0 | tr -d '+/=')'" "done"
done
git add . || fail "add"
mkdir "$scratch/before" && cp n?.ipynb .git/index "$scratch/before"
# Fill it, then leave room for so many blocks.
for room in 0 4 40 100 160 220 260; do
  cp "$scratch"/before/n?.ipynb . && cp "$scratch/before/index" .git/index
  git prune --expire=now 2>/dev/null
  dd if=/dev/zero of=fill bs=1k 2>/dev/null
  truncate -s "-${room}K" fill
  status=0
  "$NBSCRUB" hook --fix >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
  rm -f fill .git/index.lock
  if [ $status = 0 ]; then
    for i in 1 2 3 4; do expect_blob_lacks ":n$i.ipynb" "$token"; done
  else
    expect_equal "$status" 2 "the status with $room KiB free"
    expect_same .git/index "$scratch/before/index"
    for i in 1 2 3 4; do expect_same "n$i.ipynb" "$scratch/before/n$i.ipynb"; done
  fi
  expect_no_temporary
  for i in 1 2 3 4; do expect_json "n$i.ipynb"; done
  git fsck --no-dangling >"$scratch/out" 2>&1 || fail "the repository is damaged"
  statuses="${statuses:-}$status"
done
case $statuses in 2*0) ;; *) fail "from full to empty the statuses were $statuses" ;; esac
