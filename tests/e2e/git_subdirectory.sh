#!/usr/bin/env bash
# A commit made from a sub-folder is looked at whole, and the advice fits the place where the user stands.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
mkdir sub
leaky_notebook top.ipynb
leaky_notebook sub/inner.ipynb "$(make_token github-pat 2)"
git config diff.relative true
git add . && cd sub || fail "no folder"
run 1 git commit -m "Add"
expect_text "top.ipynb"
expect_text "sub/inner.ipynb"
expect_text "../top.ipynb"
# By hand as well.
run 1 "$NBSCRUB" hook
expect_text "top.ipynb"
run 0 "$NBSCRUB" hook --fix
run 0 git commit -m "Add"
expect_blob_holds HEAD:top.ipynb NBSCRUB_REDACTED_
expect_blob_holds HEAD:sub/inner.ipynb NBSCRUB_REDACTED_
