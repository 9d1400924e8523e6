#!/usr/bin/env bash
# Where the line cannot be written, nothing goes through: a folder that takes no file, a link, no identity.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb
export NBSCRUB_SKIP="a reason"
mkdir -p .git/nbscrub/audit.jsonl
run 1 git commit -m "Leak"
expect_text "audit.jsonl cannot be written"
rmdir .git/nbscrub/audit.jsonl
ln -s "$scratch/elsewhere" .git/nbscrub/audit.jsonl
run 1 git commit -m "Leak"
expect_text "so nothing is let through"
[ ! -e "$scratch/elsewhere" ] || fail "the link was followed"
rm .git/nbscrub/audit.jsonl
ln -s /dev/full .git/nbscrub/audit.jsonl
run 1 git commit -m "Leak"
rm .git/nbscrub/audit.jsonl
expect_equal "$(commits)" 1
run 0 git commit -m "Leak"
expect_equal "$(commits)" 2
