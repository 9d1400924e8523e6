#!/usr/bin/env bash
# An .ipynb that is no JSON at all: scanned all the same, the reason named, exit 2, the file as it was.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate github-pat 31)
printf 'this is no notebook, but holds %s\n' "$key" >bad.ipynb
run "$NBSCRUB" check bad.ipynb
expect_status 2
expect_says "bad.ipynb"
expect_says "github-pat"
expect_silent_about "$key"
printf 'nothing in it\n' >clean.ipynb
cp clean.ipynb before
run "$NBSCRUB" check clean.ipynb
expect_status 2 "not a notebook: the answer is not sure"
run "$NBSCRUB" clean.ipynb
expect_status 2
expect_same clean.ipynb before
