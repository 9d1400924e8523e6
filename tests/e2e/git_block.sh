#!/usr/bin/env bash
# A staged notebook with a credential stops the commit; the value itself is never printed.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 1 git commit -m "Add training"
expect_text "train.ipynb"
expect_text "cell 1, line 1, column 10"
expect_text "nbscrub train.ipynb"
expect_no_text "$token" "the credential"
expect_equal "$(commits)" 1

# Cleaned, it goes through.
run 0 "$NBSCRUB" train.ipynb
git add train.ipynb
run 0 git commit -m "Add training"
expect_equal "$(commits)" 2
expect_blob_lacks HEAD:train.ipynb "$token"
