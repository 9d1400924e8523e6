#!/usr/bin/env bash
# A repository with SHA-256 object names, from the first commit on.
. "$(dirname "$0")/lib.sh"

git init -q --object-format=sha256 "$scratch/repo" 2>/dev/null || skip "this Git has no SHA-256"
cd "$scratch/repo" && "$NBSCRUB" install --fix >/dev/null || fail "install"
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 1 "$NBSCRUB" hook
run 0 git commit -m "Begin"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
