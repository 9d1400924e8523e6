#!/usr/bin/env bash
# Line endings are converted beside the filter as without it.
. "$(dirname "$0")/lib.sh"

new_repository --filter
git config core.autocrlf true
token=$(make_token)
leaky_notebook a.ipynb "$token"
"$NBSCRUB" filter-clean a.ipynb <a.ipynb >"$scratch/clean" 2>/dev/null || fail "filter-clean"
sed -i 's/$/\r/' a.ipynb
run 0 git add a.ipynb
git cat-file blob :a.ipynb | cmp -s - "$scratch/clean" || fail "the blob differs from that of the same file with LF"
run 0 git commit -m "Add"
rm a.ipynb
run 0 git checkout a.ipynb
sed 's/$/\r/' "$scratch/clean" | cmp -s - a.ipynb || fail "the checked out file has no CRLF"
touch a.ipynb
expect_equal "$(git status --porcelain)" "" "status"
