#!/usr/bin/env bash
# Programs that know no long-running filters run one process a file, with the same result and as little mercy.
. "$(dirname "$0")/lib.sh"

new_repository --filter
token=$(make_token)
leaky_notebook "a file's name.ipynb" "$token"
run 0 git add .
wanted=$(git rev-parse ":a file's name.ipynb")
git rm -q --cached "a file's name.ipynb"
git config --unset filter.nbscrub.process
rm -rf .git/nbscrub

run 0 git add .
expect_equal "$(git rev-parse ":a file's name.ipynb")" "$wanted" "blob"
rm "a file's name.ipynb"
run 0 git checkout .
git cat-file blob "$wanted" | cmp -s - "a file's name.ipynb" || fail "checkout changed it"

# A name that looks like an option.
leaky_notebook ./--help.ipynb "$token"
run 0 git add ./--help.ipynb
expect_blob_lacks ":--help.ipynb" "$token"

printf '{"cells": [{"source": "token = '"'%s'" "$token" >bad.ipynb
run 128 git add bad.ipynb
expect_text "it holds a credential"
status=0
"$NBSCRUB" filter-clean bad.ipynb <bad.ipynb >"$scratch/out" 2>"$scratch/err" || status=$?
expect_equal "$status" 2 "status"
expect_equal "$(cat "$scratch/out")" "" "output"
status=0
"$NBSCRUB" filter-clean --max-size 10 bad.ipynb <bad.ipynb >"$scratch/out" 2>"$scratch/err" || status=$?
expect_equal "$status" 2 "status over the limit"
expect_equal "$(cat "$scratch/out")" "" "output over the limit"
