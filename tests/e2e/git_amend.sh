#!/usr/bin/env bash
# git commit --amend, with and without a file, is looked at and cleaned. What HEAD has already is no part of what is
# staged, so an amended commit may still hold it: that is for the pre-push hook, which sees it.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --pre-push
token=$(make_token)
notebook train.ipynb "print(1)"
git add train.ipynb && git commit -qm "Add" || fail "commit"
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 1 git commit --amend -m "Amended"
expect_equal "$(git log -1 --format=%s)" "Add" "the commit"
run 1 git commit --amend -m "Amended" train.ipynb

"$NBSCRUB" install --fix --pre-push >/dev/null || fail "install"
run 0 git commit --amend -m "Amended"
expect_equal "$(git log -1 --format=%s)" "Amended" "the commit"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"
notebook train.ipynb "again = '$token'"
run 0 git commit --amend -m "Again" train.ipynb
expect_blob_lacks HEAD:train.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"

leaky_notebook other.ipynb "$token"
git add other.ipynb && git commit -qnm "Slip" || fail "commit"
run 0 git commit --amend -m "Nothing new"
git init -q --bare "$scratch/remote.git" && git remote add origin "$scratch/remote.git"
run 1 git push -q origin main
expect_text "other.ipynb"
