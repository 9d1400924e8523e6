#!/usr/bin/env bash
# What is concluded by hand runs the hook, and is cleaned: a cherry-pick and a revert after a conflict, a commit that is
# edited in a rebase.
. "$(dirname "$0")/lib.sh"

export GIT_EDITOR=:
new_repository_with_history --fix
token=$(make_token)
notebook train.ipynb "print(1)" && git add . && git commit -qm "One" || fail "commit"
git checkout -qb side && leaky_notebook train.ipynb "$token" && git commit -qnam "Slip" || fail "commit"
git checkout -q main && notebook train.ipynb "print(3)" && git commit -qam "Three" || fail "commit"
concluded() { # COMMAND...: HEAD is clean, and nothing is left open
  run 0 "$@"
  expect_blob_lacks HEAD:train.ipynb "$token"
  expect_file_lacks train.ipynb "$token"
  expect_equal "$(git status --porcelain)" "" "status"
}
git cherry-pick side >/dev/null 2>&1 && fail "no conflict"
git checkout -q --theirs train.ipynb && git add train.ipynb || fail "resolve"
concluded git cherry-pick --continue
git reset -q --hard HEAD^

git checkout -q side && notebook train.ipynb "print(4)" && git commit -qam "Away" && notebook train.ipynb "print(5)" &&
  git commit -qam "Five" || fail "commit"
git revert HEAD^ >/dev/null 2>&1 && fail "no conflict"
git checkout -q --theirs train.ipynb && git add train.ipynb || fail "resolve"
concluded git revert --continue

# Stopped in the middle of a rebase, the commit is amended with the value in it.
export GIT_SEQUENCE_EDITOR="sed -i 1s/pick/edit/"
git checkout -q main && notebook other.ipynb "print(1)" && git add . && git commit -qm "Other" || fail "commit"
git rebase -q -i HEAD^ >/dev/null 2>&1
notebook train.ipynb "edited = '$token'" && git add train.ipynb || fail "edit"
concluded git commit --amend -m "Edited"
run 0 git rebase --continue
