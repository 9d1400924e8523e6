#!/usr/bin/env bash
# install --global guards every repository, and hooks that a repository has itself go on, those of other names too;
# uninstall --global leaves nothing. It needs no repository to stand in.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
run 0 "$NBSCRUB" install --global --pre-push
expect_text "set core.hooksPath"
folder=$XDG_CONFIG_HOME/nbscrub/hooks
expect_equal "$(git config --global core.hooksPath)" "$folder"
cp -r "$folder" "$scratch/before"
run 0 "$NBSCRUB" install --global
diff -r "$folder" "$scratch/before" || fail "installing again changed something, or took the gate of pushes out"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
expect_text "train.ipynb"

# Hooks of its own, of a gate and of another name, run; what they refuse is refused.
mkdir -p .git/hooks
printf '#!/bin/sh\necho "own gate"\n[ ! -e stop ]\n' >.git/hooks/pre-commit
printf '#!/bin/sh\necho "own post $# $PWD"\n' >.git/hooks/post-commit
printf '#!/bin/sh\necho "own push $1 $(wc -l)"\n' >.git/hooks/pre-push
chmod +x .git/hooks/*
run 1 git commit -m "Leak"
expect_text "own gate"
git rm -q --cached train.ipynb
echo text >file && git add file
touch stop
run 1 git commit -m "Refused"
expect_no_text "own post"
rm stop
run 0 git commit -m "Good"
expect_text "own gate"
expect_text "own post 0 $PWD"
git init -q --bare "$scratch/remote.git" && git remote add origin "$scratch/remote.git"
run 0 git push origin main
expect_text "own push origin 1"
git add train.ipynb && git commit -qnm "Slip" || fail "commit"
run 1 git push origin main
expect_text "stopped this push"
git worktree add -q "$scratch/linked" -b side HEAD~1 && cd "$scratch/linked" || fail "worktree"
echo more >file
run 0 git commit -am "In a linked work tree"
expect_text "own gate"
expect_text "own post"
cd "$scratch/repo" || fail "no folder"
git reset -q --hard HEAD~1

# The hook of one repository, with its options, takes the place of the one for all.
rm .git/hooks/*
run 0 "$NBSCRUB" install --fix
expect_text ".git/hooks/pre-commit"
leaky_notebook train.ipynb && git add train.ipynb
run 0 git commit -m "Cleaned"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
run 0 "$NBSCRUB" uninstall
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"

run 0 "$NBSCRUB" uninstall --global
expect_equal "$(git config --global core.hooksPath)" ""
[ ! -e "$folder" ] || fail "the folder is still there"
run 0 git commit -m "Nothing looks any more"
