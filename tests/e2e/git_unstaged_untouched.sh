#!/usr/bin/env bash
# With --fix, hunks that are not staged stay as they are: in the working copy, and out of the commit.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
sed -i "s/token = /unstaged_change = 1; token = /" train.ipynb
cp train.ipynb "$scratch/before"
echo "unstaged" >>README.md
run 0 git commit -m "Add"
expect_same train.ipynb "$scratch/before"
expect_blob_lacks HEAD:train.ipynb unstaged_change
expect_blob_lacks HEAD:README.md unstaged
expect_file_holds README.md unstaged
