#!/usr/bin/env bash
# A commit that went past the hook is found as long as no remote has it.
. "$(dirname "$0")/lib.sh"

git init -q --bare "$scratch/remote.git"
new_repository_with_history
git remote add origin "$scratch/remote.git"
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 0 git commit -qnm "Slip"
run 1 "$NBSCRUB" doctor
expect_text "train.ipynb: cell 1, line 1"
expect_text "in commit $(git rev-parse --short=10 HEAD)"
expect_text "git commit --amend"
expect_no_text "$token" "the credential"
git rm -q train.ipynb && git commit -qm "Undo"
run 1 "$NBSCRUB" doctor
run 0 git push -q origin main
git fetch -q
run 0 "$NBSCRUB" doctor
git reset -q --hard HEAD~2
run 0 "$NBSCRUB" doctor
