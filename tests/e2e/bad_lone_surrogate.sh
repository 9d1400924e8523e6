#!/usr/bin/env bash
# A lone surrogate escape is no Unicode text; other cleaners leave 0 bytes here. It stays as it is.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate github-pat 36)
notebook lone.ipynb "x = 'SURROGATE' # $key" "output"
sed -i 's/SURROGATE/\\ud800/' lone.ipynb
run "$NBSCRUB" lone.ipynb
expect_status 0
expect_lacks lone.ipynb "$key"
expect_has lone.ipynb '\ud800'
expect_json lone.ipynb
