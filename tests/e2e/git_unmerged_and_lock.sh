#!/usr/bin/env bash
# An unresolved conflict and a locked index end in status 2, never in a pass.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
notebook train.ipynb "print(1)" && git add . && git commit -qm "One" || fail "commit"
git checkout -qb side && notebook train.ipynb "print(2)" && git commit -qam "Two" || fail "commit"
git checkout -q main && notebook train.ipynb "print(3)" && git commit -qam "Three" || fail "commit"
git merge side >/dev/null 2>&1 && fail "no conflict"
run 2 "$NBSCRUB" hook
expect_text "conflict"
git merge --abort

leaky_notebook train.ipynb && git add train.ipynb
staged=$(git rev-parse :train.ipynb)
touch .git/index.lock
run 2 "$NBSCRUB" hook --fix
expect_text "locked"
rm .git/index.lock
expect_equal "$(git rev-parse :train.ipynb)" "$staged" "index"
