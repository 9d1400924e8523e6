#!/usr/bin/env bash
# Checkout, stash, merge, rebase and cherry-pick work with the filter, and leave nothing looking changed. A run that
# changed outputs only gets in the way of none of them once Git has looked at the file again.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
notebook a.ipynb "x = 1" "one"
git add . && git commit -qm "One" || fail "commit"
git checkout -qb topic
notebook b.ipynb "y = 1" "two"
git add . && git commit -qm "Two" || fail "commit"
git checkout -q main
notebook c.ipynb "z = 1" "three"
git add . && git commit -qm "Three" || fail "commit"
clean() { expect_equal "$(git status --porcelain)" "" "status after $1"; }
clean start

# Outputs of another size: Git goes by the size and sees a change, until it is told to look.
notebook a.ipynb "x = 1" "one, and a much longer output"
git add a.ipynb
clean "a re-run"
run 0 git merge --no-edit topic
clean merge
expect_file_holds a.ipynb "a much longer output"
run 0 git checkout topic
clean checkout
run 0 git cherry-pick main~1
clean cherry-pick
run 0 git rebase main
clean rebase

notebook a.ipynb "x = 2" "changed"
run 0 git stash
clean stash
run 0 git stash pop
expect_file_holds a.ipynb "x = 2"
git checkout -q a.ipynb
clean "checkout of a file"

# A conflict: both sides are clean, and so is what Git writes.
git checkout -qb left && notebook a.ipynb "x = 'left'" "out" && git commit -qam "Left"
git checkout -q topic && notebook a.ipynb "x = 'right'" "out" && git commit -qam "Right"
git merge left >"$scratch/out" 2>&1 && fail "no conflict"
expect_file_holds a.ipynb "<<<<<<<"
run 0 git diff
notebook a.ipynb "x = 'both'" "out"
run 0 git add a.ipynb
run 0 git commit --no-edit
clean "a conflict"
