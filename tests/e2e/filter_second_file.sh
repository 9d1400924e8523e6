#!/usr/bin/env bash
# The filter makes of a file what its own bytes say, whatever is added beside it. The hook knows what the working copies
# hold, and finds in one notebook what was assigned in another, though it is gone from what is staged.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
password="Kq7$(make_token | tr -dc 'A-Za-z0-9' | cut -c8-24)x"
notebook a.ipynb "db_password = '$password'"
notebook b.ipynb "connect('db.example.org', '$password')"
git add b.ipynb && git add a.ipynb 2>/dev/null || fail "add"
first=$(git rev-parse :b.ipynb)
expect_blob_lacks :a.ipynb "$password"
git update-index --force-remove b.ipynb
rm -rf .git/nbscrub
git add a.ipynb b.ipynb 2>/dev/null || fail "add"
expect_equal "$(git rev-parse :b.ipynb)" "$first" "the other order"
expect_equal "$(git status --porcelain)" "A  a.ipynb
A  b.ipynb" "status"

run 1 git commit -m "Both"
expect_text "b.ipynb"
expect_no_text "$password" "the password"
run 0 "$NBSCRUB" install --filter --fix
run 0 git commit -m "Both"
expect_blob_lacks HEAD:b.ipynb "$password"
