#!/usr/bin/env bash
# A commit that only deletes, or only changes modes, has nothing new to clean: deleting a file that holds a credential is
# no leak, and a mode change shows the whole file, whose old content blocks as any other.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
leaky_notebook old.ipynb "$token"
notebook fine.ipynb "print(1)"
git add . && git commit -qnm "Add" || fail "commit"
git rm -q old.ipynb
run 0 git commit -m "Remove it"
expect_equal "$(git ls-tree --name-only HEAD | tr '\n' ' ')" "README.md fine.ipynb " "tree"

chmod +x fine.ipynb && git add fine.ipynb
expect_equal "$(git diff --cached --name-only)" "fine.ipynb" "staged"
run 0 git commit -m "Mode"
expect_equal "$(git ls-tree HEAD fine.ipynb | cut -c1-6)" 100755 "mode"

# The content that a mode change carries along is cleaned, and the new mode kept.
leaky_notebook third.ipynb "$token"
git add . && git commit -qnm "Slip" || fail "commit"
git update-index --chmod=+x third.ipynb
run 0 git commit -m "Mode of a leak"
expect_blob_lacks HEAD:third.ipynb "$token"
expect_equal "$(git ls-tree HEAD third.ipynb | cut -c1-6)" 100755 "mode"
