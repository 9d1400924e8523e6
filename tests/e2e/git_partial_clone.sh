#!/usr/bin/env bash
# In a partial clone whose remote is out of reach, what is staged is here and is judged, and nothing is fetched, though
# HEAD's version of the same file is missing. (`git commit` itself may want it, for its summary.)
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/origin" && cd "$scratch/origin" || fail "no repository"
git config uploadpack.allowFilter true
token=$(make_token)
notebook train.ipynb "print(1)" && notebook other.ipynb "print(2)" && echo a >README.md
git add . && git commit -qm "Begin" || fail "commit"
git clone -q --filter=blob:none "file://$scratch/origin" "$scratch/repo" 2>/dev/null ||
  skip "this Git has no partial clones"
notebook train.ipynb "print(3)" && git commit -qam "More" || fail "commit"
cd "$scratch/repo" && git fetch -q origin || fail "no clone"
rm -rf "$scratch/origin"

# HEAD's own blobs are here, older and newer ones are not.
"$NBSCRUB" install --fix >/dev/null || fail "install"
notebook other.ipynb "token = '$token'"
git add other.ipynb
run 1 "$NBSCRUB" hook
run 0 git commit -m "Clean"
expect_blob_lacks HEAD:other.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"

git reset -q --soft origin/main || fail "reset"
GIT_NO_LAZY_FETCH=1 git cat-file -e HEAD:train.ipynb 2>/dev/null && skip "HEAD's blob is here"
leaky_notebook train.ipynb "$token"
git update-index train.ipynb || fail "stage"
run 1 "$NBSCRUB" hook
expect_text "train.ipynb"
expect_text "HEAD"
run 0 "$NBSCRUB" hook --fix
expect_blob_lacks :train.ipynb "$token"
expect_file_lacks train.ipynb "$token"
