#!/usr/bin/env bash
# A file that is only announced (git add -N) is not committed, so it is not looked at; nor does --fix disturb it.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
leaky_notebook later.ipynb "$token"
cp later.ipynb "$scratch/later"
git add -N later.ipynb
run 0 "$NBSCRUB" hook
expect_equal "$(cat "$scratch/out" "$scratch/err")" "" "what is said"
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 0 git commit -m "Add"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_equal "$(git ls-tree --name-only HEAD | tr '\n' ' ')" "README.md train.ipynb " "tree"
expect_equal "$(git status --porcelain)" " A later.ipynb" "status"
expect_same later.ipynb "$scratch/later"
# With `git commit -a` it is committed.
run 0 git commit -am "Both"
expect_blob_lacks HEAD:later.ipynb "$token"
