#!/usr/bin/env bash
# A credential in a file's name stops the commit and is masked wherever the name is shown.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
notebook "backup.$token.ipynb" "print(1)"
git add .
run 1 git commit -m "Add"
expect_no_text "$token" "the credential"
expect_text "file name"
run 1 "$NBSCRUB" check .
expect_no_text "$token" "the credential"
run 1 "$NBSCRUB" check --format json .
expect_no_text "$token" "the credential"
