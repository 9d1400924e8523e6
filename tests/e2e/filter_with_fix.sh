#!/usr/bin/env bash
# With `install --fix --filter` the hook finds the index clean and leaves the working copies alone.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix --filter
token=$(make_token)
leaky_notebook train.ipynb "$token"
cp train.ipynb "$scratch/before"
git add train.ipynb 2>/dev/null || fail "add"
run 0 git commit -m "Add training"
expect_no_text "cleaned"
expect_same train.ipynb "$scratch/before"
expect_blob_lacks HEAD:train.ipynb "$token"

# What gets around the filter, the hook cleans; a working copy that differs from it stays.
blob=$(git hash-object -w --no-filters train.ipynb)
git update-index --cacheinfo "100644,$blob,train.ipynb"
echo "more" >other.txt && git add other.txt
run 0 git commit -m "Around it"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_same train.ipynb "$scratch/before"
