#!/usr/bin/env bash
# git commit FILE works on an index of its own; --fix cleans that one and the one that comes after it, so that neither
# this commit nor the next brings the value in.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
notebook train.ipynb "print(1)"
notebook other.ipynb "print(1)"
git add . && git commit -qm "Add" || fail "commit"
leaky_notebook train.ipynb "$token"
notebook other.ipynb "print(2)"
git add other.ipynb
staged=$(git rev-parse :other.ipynb)
run 0 git commit -m "Change" train.ipynb
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
expect_equal "$(git rev-parse :train.ipynb)" "$(git rev-parse HEAD:train.ipynb)" "the index afterwards"
expect_equal "$(git rev-parse :other.ipynb)" "$staged" "what else was staged"
expect_equal "$(git status --porcelain)" "M  other.ipynb" "status"
run 0 git commit -m "The rest"
expect_blob_lacks HEAD:train.ipynb "$token"

# git commit -i FILE has what was staged before in it too.
notebook train.ipynb "third = '$(make_token github-pat 3)'"
notebook other.ipynb "print(3)" && git add other.ipynb
run 0 git commit -i -m "Included" train.ipynb
expect_blob_lacks HEAD:train.ipynb "$(make_token github-pat 3)"
expect_equal "$(git status --porcelain)" "" "status"

# Stopped: both indexes are what they were.
leaky_notebook train.ipynb "$token"
echo "token = '$token'" >config.py && git add config.py && git commit -qnm "Slip" && echo "# $token" >>config.py
before=$(git ls-files -s)
run 1 git commit -m "No" train.ipynb config.py
expect_equal "$(git ls-files -s)" "$before" "the index"
