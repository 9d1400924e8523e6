#!/usr/bin/env bash
# A few kilobytes that inflate to more than is looked through: never passed over in silence, and the commit is blocked.
. "$(dirname "$0")/lib.sh"
new_repository
packed=$(head -c 20000000 /dev/zero | tr '\0' a | gzip -9 | base64 -w0)
notebook bomb.ipynb "x = '$packed'"
run 2 "$NBSCRUB" check bomb.ipynb
expect_text "not looked through to the end"
cp bomb.ipynb before.ipynb
git add bomb.ipynb
run 1 git commit -m bomb
[ "$(commits)" = 0 ] || fail "it was committed"
expect_same bomb.ipynb before.ipynb
