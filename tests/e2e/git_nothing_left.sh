#!/usr/bin/env bash
# When cleaning leaves nothing to commit, the commit is stopped and the index stays as it is.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
notebook train.ipynb "print(1)"
git add train.ipynb && git commit -qm "Add" || fail "commit"
notebook train.ipynb "print(1)" "$token"
git add train.ipynb
staged=$(git rev-parse :train.ipynb)
run 1 git commit -m "Only an output"
expect_text "nothing is left to commit"
expect_equal "$(git rev-parse :train.ipynb)" "$staged" "index"
expect_equal "$(commits)" 2

# With a deletion beside it there is something to commit.
git rm -q README.md
run 0 git commit -m "Remove the README"
expect_equal "$(commits)" 3
expect_blob_lacks HEAD:train.ipynb "$token"
