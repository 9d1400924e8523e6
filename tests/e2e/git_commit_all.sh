#!/usr/bin/env bash
# git commit -a and git commit -i FILE, which use a locked index, are looked at and can be cleaned.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
notebook train.ipynb "print(1)"
git add train.ipynb && git commit -qm "Add" || fail "commit"
token=$(make_token)
leaky_notebook train.ipynb "$token"
run 1 git commit -am "Change"
run 1 git commit -m "Change" -i train.ipynb

"$NBSCRUB" install --fix >/dev/null || fail "install"
run 0 git commit -am "Change"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
expect_blob_lacks HEAD:train.ipynb "$token"
expect_file_lacks train.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"
