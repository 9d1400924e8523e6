#!/usr/bin/env bash
# A half-saved notebook without a credential passes the filter, so that `git diff` works; one with a credential does not.
# (A commit of either is the hook's affair.)
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
notebook a.ipynb "x = 1" "printed"
git add a.ipynb && git commit -qm "Add" || fail "commit"

printf '{"cells": [{"cell_type": "code", "source": ["x = 2' >a.ipynb
run 0 git diff
expect_text "x = 2"
run 0 git add a.ipynb
run 1 git commit -m "Half"
expect_text "a.ipynb"

token=$(make_token)
printf '{"cells": [{"cell_type": "code", "source": ["token = '"'%s'" "$token" >a.ipynb
run 128 git add a.ipynb
expect_text "a.ipynb: it holds a credential"
expect_text "repair the file"
expect_no_text "$token" "the credential"
expect_blob_lacks :a.ipynb "$token"

# An empty file, and a JSON file that is no notebook.
: >a.ipynb
run 0 git add a.ipynb
expect_equal "$(git cat-file -s :a.ipynb)" 0
echo '{"x": 1}' >a.ipynb
run 0 git add a.ipynb
expect_equal "$(git cat-file blob :a.ipynb)" '{"x": 1}'
