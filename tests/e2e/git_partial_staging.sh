#!/usr/bin/env bash
# git add -p: only the staged hunks are judged, and what is left unstaged stays to the byte, credential and all.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
later=$(make_token github-pat 2)
seq 1 40 >plain.py
notebook train.ipynb "print(1)" "result"
git add . && git commit -qnm "Add" || fail "commit"

# The hunk with the credential is not staged: nothing to say.
sed -i -e '1s/.*/first = 1/' -e "40s/.*/token = '$later'/" plain.py
cp plain.py "$scratch/plain"
printf 'y\nn\n' | git add -p plain.py >"$scratch/out" 2>&1 || fail "add -p"
run 0 git commit -m "The first hunk"
expect_same plain.py "$scratch/plain"
expect_blob_holds HEAD:plain.py "first = 1"
expect_blob_lacks HEAD:plain.py "$later"

# Of a notebook: the credential is in the staged hunk, another change is not staged.
sed -i "s/print(1)/token = '$token'/" train.ipynb
git add train.ipynb
sed -i "s/\"nbformat_minor\": 5/\"nbformat_minor\": 4/" train.ipynb
cp train.ipynb "$scratch/train"
run 0 git commit -m "The staged part"
expect_text "changes that are not staged"
expect_same train.ipynb "$scratch/train"
expect_same plain.py "$scratch/plain"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_holds HEAD:train.ipynb '"nbformat_minor": 5'
expect_equal "$(git status --porcelain | tr '\n' ' ')" " M plain.py  M train.ipynb " "status"
