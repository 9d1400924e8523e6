#!/usr/bin/env bash
# git commit FILE uses an index of its own: --fix says so and stops the commit instead.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
notebook train.ipynb "print(1)"
git add train.ipynb && git commit -qm "Add" || fail "commit"
leaky_notebook train.ipynb
run 1 git commit -m "Change" train.ipynb
expect_text "git commit FILE"
expect_equal "$(git diff --cached --name-only)" "" "the real index"
expect_equal "$(commits)" 2
