#!/usr/bin/env bash
# Cherry-pick, rebase, am and --no-verify go past the pre-commit hook (Git does not run it); none goes past pre-push.
. "$(dirname "$0")/lib.sh"

git init -q --bare "$scratch/remote.git"
new_repository_with_history --pre-push
git remote add origin "$scratch/remote.git"
run 0 git push -q origin main
git checkout -qb side && leaky_notebook train.ipynb && git add . && git commit -qnm "Slip" || fail "commit"
git format-patch -q -1 --stdout >"$scratch/patch" || fail "patch"
git checkout -q main && echo more >>README.md && git commit -qam "More" && git push -q origin main || fail "push"
try() { # WHAT COMMAND...: the command goes through, the push does not
  local what=$1
  shift
  git checkout -qB "$what" main || fail "branch"
  "$@" >"$scratch/out" 2>"$scratch/err" || fail "$what"
  run 1 git push -q origin HEAD:new
  expect_text "train.ipynb"
  expect_text "stopped this push"
  git --git-dir="$scratch/remote.git" rev-parse -q --verify new >/dev/null && fail "$what was pushed"
}
try picked git cherry-pick side
try applied git am "$scratch/patch"
try stopped git merge --ff-only picked
git branch -qD rebased 2>/dev/null
try rebased bash -c 'git reset -q --hard side && git rebase -q main'
git checkout -qB again picked && git revert --no-edit HEAD >/dev/null 2>&1
run 1 git push -q origin HEAD:new
