#!/usr/bin/env bash
# NUL bytes inside a string and at the end (a disk that lost power): not "binary", but scanned, exit 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate github-pat 38)
notebook nul.ipynb "a = 'X' # $key"
LC_ALL=C sed -i "s/'X'/'\x00\x00'/" nul.ipynb
printf '\0' >>nul.ipynb
run "$NBSCRUB" check nul.ipynb
expect_status 2
expect_says "github-pat"
expect_silent_about "$key"
