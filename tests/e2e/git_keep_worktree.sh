#!/usr/bin/env bash
# --keep-worktree cleans the index and leaves the working copies alone, and says that they still hold the value.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix --keep-worktree
token=$(make_token)
leaky_notebook train.ipynb "$token"
cp train.ipynb "$scratch/before"
git add train.ipynb
run 0 git commit -m "Add"
expect_text "working copy still holds"
expect_text "nbscrub train.ipynb"
expect_same train.ipynb "$scratch/before"
expect_blob_lacks HEAD:train.ipynb "$token"
