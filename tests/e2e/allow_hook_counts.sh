#!/usr/bin/env bash
# A commit with what is marked as no leak goes through, and the hook says how much was allowed; --no-allow stops it.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
token=$(make_token)
notebook train.ipynb "token = '$token'  # nbscrub: allow"
git add train.ipynb
run 1 "$NBSCRUB" hook --no-allow
run 0 git commit -m "Add"
expect_text "1 allowed"
expect_no_text "$token" "the credential"
expect_equal "$(commits)" 2
run 0 "$NBSCRUB" check train.ipynb
expect_text "1 file scanned, no credential found, 1 allowed"
run 1 "$NBSCRUB" check --no-allow train.ipynb
run 0 "$NBSCRUB" --no-allow train.ipynb
expect_file_lacks train.ipynb "$token"
