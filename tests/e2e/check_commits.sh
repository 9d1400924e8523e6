#!/usr/bin/env bash
# check --commits looks at what a range of commits brings in: blobs, messages; each with the commit it is in.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
leaky_notebook "a notebook.ipynb" "$token"
git add . && git commit -qnm "Slip" || fail "commit"
slip=$(git rev-parse --short HEAD)
git rm -q "a notebook.ipynb" && git commit -qm "Gone" || fail "commit"
run 1 "$NBSCRUB" check --commits HEAD~2..HEAD
expect_text "a notebook.ipynb"
expect_text "in commit $slip"
expect_text "cell 1"
expect_no_text "$token" "the credential"
run 0 "$NBSCRUB" check --commits HEAD~1..HEAD
run 1 "$NBSCRUB" check --commits HEAD
run 1 "$NBSCRUB" check --format json --commits HEAD
expect_json "$scratch/out"
mkdir -p sub && cd sub && run 1 "$NBSCRUB" check --commits HEAD && cd ..

# What cannot be answered is never a pass.
run 2 "$NBSCRUB" check --commits no-such-branch..HEAD
run 2 "$NBSCRUB" check --commits --all
run 2 "$NBSCRUB" check --commits HEAD .
git clone -q --no-local --filter=blob:none "file://$scratch/repo" "$scratch/partial" 2>/dev/null || fail "clone"
git config uploadpack.allowFilter true
rm -rf "$scratch/partial"
git clone -q --no-local --filter=blob:none "file://$scratch/repo" "$scratch/partial" 2>/dev/null || fail "clone"
cd "$scratch/partial" || fail "no clone"
run 2 "$NBSCRUB" check --commits HEAD
expect_text "partial clone"
