#!/usr/bin/env bash
# With --fix the index is cleaned, the commit goes on, and a working copy that is what was staged is cleaned too.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
leaky_notebook train.ipynb "$token"
chmod 600 train.ipynb
cp train.ipynb "$scratch/before"
git add train.ipynb
run 0 git commit -m "Add training"
expect_text "in the working copy too"
expect_text "nbscrub restore train.ipynb"
expect_text "git gc"
expect_no_text "$token" "the credential"
expect_equal "$(commits)" 2
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_holds HEAD:train.ipynb "NBSCRUB_REDACTED_"
expect_blob_holds HEAD:train.ipynb '"outputs": []'
git cat-file blob HEAD:train.ipynb | cmp -s - train.ipynb || fail "the working copy is not what was committed"
expect_equal "$(git status --porcelain)" "" "status"
expect_no_temporary

# Its outputs come back, the credential does not.
run 0 "$NBSCRUB" restore train.ipynb
expect_equal "$(sed "s/NBSCRUB_REDACTED_[A-Z_]*/$token/" train.ipynb)" "$(cat "$scratch/before")" "restored"
git checkout -q train.ipynb
expect_equal "$(git diff --cached --name-only)" "" "index and HEAD"

# A file that is no notebook cannot be cleaned there: then nothing is, and the commit is stopped.
leaky_notebook other.ipynb "$(make_token github-pat 2)"
echo "token = '$token'" >config.py
git add other.ipynb config.py
staged=$(git rev-parse :other.ipynb)
run 1 git commit -m "Add both"
expect_text "nothing was cleaned"
expect_equal "$(git rev-parse :other.ipynb)" "$staged" "index"
expect_equal "$(commits)" 2

# Something that cannot be judged: status 2 of the hook, nothing written.
git rm -q --cached config.py
printf '{"cells": [' >broken.ipynb
git add broken.ipynb
run 2 "$NBSCRUB" hook --fix
expect_equal "$(git rev-parse :other.ipynb)" "$staged" "index"
