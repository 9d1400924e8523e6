#!/usr/bin/env bash
# [hook] allow_skip = false: skipping does not count, not even in the commit that takes the line out; that one says so.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
printf '[hook]\nallow_skip = false\n' >.nbscrub.toml
git add .nbscrub.toml && git commit -qm "No skipping" || fail "commit"
export NBSCRUB_SKIP="a reason"
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
expect_text "allow_skip = false"
git rm -q --cached .nbscrub.toml
run 1 git commit -m "Leak"
[ ! -e .git/nbscrub/audit.jsonl ] || fail "a line was written"
git rm -q --cached train.ipynb
run 0 git commit -m "Allow it"
expect_text "commits may be let through with NBSCRUB_SKIP"
git add train.ipynb
run 0 git commit -m "Leak"
expect_equal "$(wc -l <.git/nbscrub/audit.jsonl)" 1
