#!/usr/bin/env bash
# A run that changes nothing but outputs: what Git makes of it is Git's (it goes by the size of a file), and is what
# docs/filter.md says, with one command that helps.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter --diff
git branch other
notebook a.ipynb "x = 1" "one"
git add . && git commit -qm "One" || fail "commit"
git checkout -qb topic && notebook a.ipynb "x = 2" "two" && git commit -qam "Two" && git checkout -q main
notebook a.ipynb "x = 1" "one"
git add -u
touch -d "1 hour ago" a.ipynb

# The same size: unchanged at once, though the time differs.
notebook a.ipynb "x = 1" "eno"
touch -d "2 hours ago" a.ipynb
expect_equal "$(git status --porcelain)" "" "status, same size"

# Another size: Git sees a change, without one to show, and refuses what would write the file.
notebook a.ipynb "x = 1" "a much longer output"
expect_equal "$(git status --porcelain)" " M a.ipynb" "status, other size"
run 0 git diff
expect_equal "$(cat "$scratch/out")" "" "diff"
run 1 git checkout topic
run 1 git update-index --refresh

# What helps.
run 0 git add -u
expect_equal "$(git status --porcelain)" "" "status after git add -u"
run 0 git checkout topic
expect_file_holds a.ipynb "x = 2"
