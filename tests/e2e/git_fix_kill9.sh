#!/usr/bin/env bash
# Killed at any moment, the hook leaves the index valid and each working copy whole: as it was, or clean.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
for i in 1 2 3 4; do leaky_notebook "n$i.ipynb" "$token"; done
mkdir "$scratch/before" && cp n?.ipynb "$scratch/before"
for delay in 0.002 0.006 0.010 0.014 0.018 0.022 0.026 0.030 0.040 0.060; do
  cp "$scratch"/before/n?.ipynb . && rm -f .git/index.lock && git add .
  "$NBSCRUB" hook --fix >/dev/null 2>&1 &
  pid=$!
  sleep "$delay"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  git fsck --no-dangling >"$scratch/out" 2>&1 || fail "the repository is damaged after $delay s"
  for i in 1 2 3 4; do
    expect_json "n$i.ipynb"
    cmp -s "n$i.ipynb" "$scratch/before/n$i.ipynb" || git cat-file blob ":n$i.ipynb" | cmp -s - "n$i.ipynb" ||
      fail "n$i.ipynb is neither what it was nor what is staged"
  done
done
