#!/usr/bin/env bash
# A file with a second name is written only when asked to.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook train.ipynb "$token"
ln train.ipynb second.ipynb
cp train.ipynb before
run 2 "$NBSCRUB" train.ipynb
expect_text "hard links"
expect_same train.ipynb before
run 0 "$NBSCRUB" --hard-links train.ipynb
expect_file_lacks train.ipynb "$token"
expect_no_temporary
