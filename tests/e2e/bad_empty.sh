#!/usr/bin/env bash
# 0 bytes are clean and stay 0 bytes.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
: >empty.ipynb
run "$NBSCRUB" check empty.ipynb
expect_status 0
run "$NBSCRUB" empty.ipynb
expect_status 0
[ ! -s empty.ipynb ] || fail "the empty file was written to"
