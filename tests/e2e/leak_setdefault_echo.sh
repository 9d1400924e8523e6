#!/usr/bin/env bash
# os.environ.setdefault("X", "…") as the last line of a cell echoes the key into the output: both go.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token generic-secret-assignment 9)
notebook train.ipynb "import os
os.environ.setdefault(\"ACME_API_KEY\", \"$key\")" "'$key'"
run 1 "$NBSCRUB" check train.ipynb
expect_text "output 1"
run 0 "$NBSCRUB" --keep-outputs train.ipynb
expect_file_lacks train.ipynb "$key"
run 0 "$NBSCRUB" check train.ipynb
