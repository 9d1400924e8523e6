#!/usr/bin/env bash
# What cannot be read, or is too large, is status 2; the other files are looked at all the same.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
leaky_notebook a.ipynb
head -c 1200000 /dev/zero | tr '\0' a >large.txt
run 2 "$NBSCRUB" check --max-size 1M a.ipynb large.txt
expect_text "more than the limit"
expect_text "a.ipynb"
run 1 "$NBSCRUB" check a.ipynb large.txt
[ "$(id -u)" != 0 ] || exit 0
mkdir closed && chmod 000 closed
run 2 "$NBSCRUB" check closed
chmod 000 a.ipynb
run 2 "$NBSCRUB" check a.ipynb
run 2 "$NBSCRUB" a.ipynb
