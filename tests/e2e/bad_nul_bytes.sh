#!/usr/bin/env bash
# NUL bytes inside a string and at the end (a disk that lost power): not "binary", but scanned, exit 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 38)
notebook nul.ipynb "a = 'X' # $key"
LC_ALL=C sed -i "s/'X'/'\x00\x00'/" nul.ipynb
printf '\0' >>nul.ipynb
run 2 "$NBSCRUB" check nul.ipynb
expect_text "github-pat"
expect_no_text "$key"
