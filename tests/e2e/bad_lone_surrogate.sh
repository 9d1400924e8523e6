#!/usr/bin/env bash
# A lone surrogate escape is no Unicode text; other cleaners leave 0 bytes here. It stays as it is.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 36)
notebook lone.ipynb "x = 'SURROGATE' # $key" "output"
sed -i 's/SURROGATE/\\ud800/' lone.ipynb
run 0 "$NBSCRUB" lone.ipynb
expect_file_lacks lone.ipynb "$key"
expect_file_holds lone.ipynb '\ud800'
expect_json lone.ipynb
