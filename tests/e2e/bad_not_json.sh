#!/usr/bin/env bash
# An .ipynb that is no JSON at all: scanned all the same, the reason named, exit 2, the file as it was.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 31)
printf 'this is no notebook, but holds %s\n' "$key" >bad.ipynb
run 2 "$NBSCRUB" check bad.ipynb
expect_text "bad.ipynb"
expect_text "github-pat"
expect_no_text "$key"
printf 'nothing in it\n' >clean.ipynb
cp clean.ipynb before
run 2 "$NBSCRUB" check clean.ipynb
run 2 "$NBSCRUB" clean.ipynb
expect_same clean.ipynb before
