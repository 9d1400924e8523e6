#!/usr/bin/env bash
# A merge brings in what the other side has. One without a conflict runs pre-merge-commit, which can only stop it: Git has
# taken the tree of the merge already, and a cleaned index would not reach it. `git commit` concludes it, and there --fix
# cleans. The same for one with a conflict.
. "$(dirname "$0")/lib.sh"

export GIT_EDITOR=:
new_repository_with_history
token=$(make_token)
git checkout -qb side && leaky_notebook train.ipynb "$token" && git add . && git commit -qnm "Slip" || fail "commit"
git checkout -q main && echo more >>README.md && git commit -qam "More" || fail "commit"
run 1 git merge -m "Merge" side
expect_text "train.ipynb"
git merge --abort || fail "no merge to abort"
expect_equal "$(commits)" 2

"$NBSCRUB" install --fix >/dev/null || fail "install"
for strategy in ort octopus; do
  run 1 git merge -s "$strategy" -m "Merge" side
  expect_text "git commit"
  expect_blob_holds :train.ipynb "$token"
  run 0 git commit -m "Merge $strategy"
  expect_equal "$(git log -1 --format=%p | wc -w)" 2 "parents"
  expect_blob_lacks HEAD:train.ipynb "$token"
  expect_file_lacks train.ipynb "$token"
  expect_equal "$(git status --porcelain)" "" "status"
  git reset -q --hard HEAD^ || fail "reset"
done
# A pull is a merge too.
run 1 git pull -q --no-rebase . side
expect_text "git commit"
run 0 git merge --continue
expect_blob_lacks HEAD:train.ipynb "$token"
git reset -q --hard HEAD^ || fail "reset"

# With a conflict, in which the other side's version is taken.
notebook train.ipynb "print(3)" && git add . && git commit -qm "Three" || fail "commit"
git merge side >"$scratch/out" 2>&1 && fail "no conflict"
git checkout -q --theirs train.ipynb && git add train.ipynb || fail "resolve"
run 0 git merge --continue
expect_equal "$(git log -1 --format=%p | wc -w)" 2 "parents"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"
