#!/usr/bin/env bash
# A key printed to stdout is found, and kept outputs keep everything but the key.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate github-pat 5)
notebook train.ipynb "print(token)" "using $key for the clone"
run "$NBSCRUB" check train.ipynb
expect_status 1
expect_says "stdout"
run "$NBSCRUB" --keep-outputs train.ipynb
expect_status 0
expect_lacks train.ipynb "$key"
expect_has train.ipynb "using NBSCRUB_REDACTED_GITHUB_PAT for the clone"
expect_json train.ipynb
