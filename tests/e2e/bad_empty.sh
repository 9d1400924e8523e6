#!/usr/bin/env bash
# 0 bytes are clean and stay 0 bytes.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
: >empty.ipynb
run 0 "$NBSCRUB" check empty.ipynb
run 0 "$NBSCRUB" empty.ipynb
[ ! -s empty.ipynb ] || fail "the empty file was written to"
