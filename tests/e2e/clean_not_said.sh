#!/usr/bin/env bash
# That the last copy of a value goes is said before it goes. Where that cannot be said, nothing is written.
. "$(dirname "$0")/lib.sh"

[ -c /dev/full ] || skip "there is no /dev/full"
cd "$scratch" || fail "no folder"
leaky_notebook train.ipynb
cp train.ipynb before
status=0
"$NBSCRUB" train.ipynb >"$scratch/out" 2>/dev/full || status=$?
expect_equal "$status" 2 "the status"
expect_same train.ipynb before

# The hook leaves the working copy alone, and does not let a commit through that it could not report on.
new_repository_with_history --fix
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
status=0
"$NBSCRUB" hook --fix >"$scratch/out" 2>/dev/full || status=$?
expect_equal "$status" 2 "the status of the hook"
expect_same train.ipynb "$scratch/before"
