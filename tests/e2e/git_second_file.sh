#!/usr/bin/env bash
# A value found in one staged file is found in another that was scanned before.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
notebook a.ipynb "print('x')"
leaky_notebook b.ipynb "$token"
echo "the value is $token" >notes.txt
git add .
run 1 "$NBSCRUB" hook --format json
expect_text '"path":"notes.txt"'
expect_text '"path":"b.ipynb"'
expect_no_text '"path":"a.ipynb"'
