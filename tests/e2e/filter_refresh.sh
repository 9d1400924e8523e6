#!/usr/bin/env bash
# `nbscrub refresh` lets Git see that a re-run has changed nothing, and stages nothing: real changes, files that are only
# meant to be added, and flags stay as they are.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
mkdir sub
for name in a sub/b 'sub/c d' kept; do notebook "$name.ipynb" "x = 1" "one"; done
echo 1 >plain.txt
git add . && git commit -qm "One" || fail "commit"
git checkout -qb topic && notebook a.ipynb "x = 2" "two" && git commit -qam "Two" && git checkout -q main

git update-index --skip-worktree kept.ipynb
for name in a 'sub/c d' kept; do notebook "$name.ipynb" "x = 1" "a longer output"; done
notebook sub/b.ipynb "x = 22" "one"
echo 22 >plain.txt
notebook new.ipynb "n = 1" "out"
git add -N new.ipynb
git ls-files -s >"$scratch/index"

cd sub || fail "no folder"
run 0 "$NBSCRUB" refresh
expect_text "2 notebooks unchanged but for what Git does not get, 1 with changes of its own"
cd ..
git ls-files -s | cmp -s - "$scratch/index" || fail "the index holds something else"
expect_equal "$(git status --porcelain)" " A new.ipynb
 M plain.txt
 M sub/b.ipynb" "status"
expect_equal "$(git ls-files -v kept.ipynb)" "S kept.ipynb" "flag"
expect_file_holds a.ipynb "a longer output"

# Merging was refused before.
git stash -q -- plain.txt sub/b.ipynb 2>/dev/null || git checkout -q plain.txt sub/b.ipynb
run 0 git merge --no-edit topic
expect_file_holds a.ipynb "x = 2"

run 0 "$NBSCRUB" refresh
expect_text "no notebook looks changed"
notebook sub/b.ipynb "x = 1" "once more, longer"
touch .git/index.lock
run 2 "$NBSCRUB" refresh
expect_text "locked"
rm .git/index.lock
cd / && run 2 "$NBSCRUB" refresh
