#!/usr/bin/env bash
# An existing hook is kept with its mode, runs first, and its status counts; installing twice changes nothing.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
hook=.git/hooks/pre-commit
mkdir -p .git/hooks
printf '#!/bin/sh\necho "the old hook ran with $# arguments"\n[ ! -e stop ]\n' >$hook
chmod 750 $hook
cp $hook "$scratch/old"
run 0 "$NBSCRUB" install
expect_text "pre-commit.nbscrub-old"
expect_same $hook.nbscrub-old "$scratch/old"
expect_equal "$(stat -c %a $hook.nbscrub-old)" 750
[ -x .git/hooks/pre-merge-commit ] || fail "no pre-merge-commit hook"
cp $hook "$scratch/ours"
run 0 "$NBSCRUB" install
expect_same $hook "$scratch/ours"
expect_same $hook.nbscrub-old "$scratch/old"

echo text >file && git add file
run 0 git commit -m "Begin"
expect_text "the old hook ran"
touch stop
echo more >>file && git add file
run 1 git commit -m "Change"
rm stop
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
expect_text "the old hook ran"
expect_text "train.ipynb"

# A clean merge runs pre-merge-commit.
git reset -q --hard
git checkout -qb side
leaky_notebook train.ipynb && git add train.ipynb && git commit -qnm "Leak on a branch"
git checkout -q main
echo more >other && git add other && git commit -qm "Go on"
run 1 git merge --no-edit side
expect_text "train.ipynb"
git merge --abort

# Hooks that all repositories share are left alone unless asked for.
git config --global core.hooksPath "$scratch/shared"
run 2 "$NBSCRUB" install
expect_text "install --global"
[ ! -e "$scratch/shared" ] || fail "the shared folder was written"
run 0 "$NBSCRUB" install --global
[ -x "$scratch/shared/pre-commit" ] || fail "no shared hook"

# Outside of a repository.
cd "$scratch" || fail "no folder"
run 2 "$NBSCRUB" install
