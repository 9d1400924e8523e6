#!/usr/bin/env bash
# With a split index, whose larger half is a file of its own, entries of both halves are looked at and cleaned.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
leaky_notebook shared.ipynb "$token"
notebook kept.ipynb "print(1)"
git add .
git config core.splitIndex true
git config splitIndex.maxPercentChange 100
git update-index --split-index || skip "this Git has no split index"
ls .git/sharedindex.* >/dev/null 2>&1 || fail "the index is not split"
leaky_notebook own.ipynb "$(make_token github-pat 2)"
git add own.ipynb
run 1 "$NBSCRUB" hook
expect_text "shared.ipynb"
expect_text "own.ipynb"
run 0 git commit -m "Add"
expect_blob_lacks HEAD:shared.ipynb "$token"
expect_blob_lacks HEAD:own.ipynb "$(make_token github-pat 2)"
expect_equal "$(git status --porcelain)" "" "status"
leaky_notebook kept.ipynb "$token"
run 0 git commit -m "One file" kept.ipynb
expect_blob_lacks HEAD:kept.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"
