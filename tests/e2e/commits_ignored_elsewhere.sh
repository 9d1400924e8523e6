#!/usr/bin/env bash
# [paths] ignore leaves a path out, not a content: the same bytes at another path of the same commits are looked at, though
# git rev-list names a blob by one of its paths only.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --pre-push
git init -q --bare "$scratch/remote.git" && git remote add origin "$scratch/remote.git" && git push -q origin main
printf '[paths]\nignore = ["aaa/", "*.log"]\n' >.nbscrub.toml
git add . && git commit -qm "Configuration" 2>/dev/null || fail "commit"
token=$(make_token)
mkdir aaa zzz
leaky_notebook aaa/train.ipynb "$token"
git add . && git commit -qnm "Ignored" || fail "commit"
run 0 "$NBSCRUB" check --commits origin/main..
run 0 "$NBSCRUB" check --format json --commits origin/main..
expect_text '"ignored":1'

# Later, and merged in from a side branch.
git checkout -qb side && cp aaa/train.ipynb zzz/copy.ipynb && git add . && git commit -qnm "Elsewhere" || fail "commit"
git checkout -q main && git merge -q --no-ff -m "Merge" side 2>/dev/null
git rm -q zzz/copy.ipynb 2>/dev/null && git commit -qnm "Gone again"
run 1 "$NBSCRUB" check --commits origin/main..side
expect_text "zzz/copy.ipynb"
run 1 git push -q origin side
expect_text "zzz/copy.ipynb"

# A name that rev-list cuts at its first line end, where the rest is not ignored.
git checkout -q main && git reset -q --hard origin/main && printf '[paths]\nignore = ["*.log"]\n' >.nbscrub.toml
echo "token = '$token'" >$'a.log\nb.py' && git add . && git commit -qnm "Odd" || fail "commit"
run 1 "$NBSCRUB" check --commits origin/main..
