#!/usr/bin/env bash
# A key printed to stdout is found, and kept outputs keep everything but the key.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 5)
notebook train.ipynb "print(token)" "using $key for the clone"
run 1 "$NBSCRUB" check train.ipynb
expect_text "stdout"
run 0 "$NBSCRUB" --keep-outputs train.ipynb
expect_file_lacks train.ipynb "$key"
expect_file_holds train.ipynb "using NBSCRUB_REDACTED_GITHUB_PAT for the clone"
expect_json train.ipynb
