#!/usr/bin/env bash
# Notebooks that Git has already are cleaned by `git add --renormalize .`, once: what is clean stays as it is.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
for number in 1 2 3; do leaky_notebook "$number.ipynb" "$(make_token github-pat $number)"; done
touch -d "1 hour ago" ./*.ipynb  # or Git would look at them again, since they are as young as the index
git add . && git commit -qm "Before nbscrub" || fail "commit"
"$NBSCRUB" install --filter >"$scratch/out" 2>&1 || fail "install"
expect_text "git add --renormalize ."
expect_equal "$(git status --porcelain)" "" "status before"

run 0 git add --renormalize .
expect_equal "$(git diff --cached --name-only | wc -l)" 3 "changed"
for number in 1 2 3; do expect_blob_lacks ":$number.ipynb" "$(make_token github-pat $number)"; done
run 0 git commit -m "Clean"
run 0 git add --renormalize .
expect_equal "$(git status --porcelain)" "" "status after"

# Cleaning what is clean changes nothing, with the cache and without.
git checkout-index -f -a
rm -rf .git/nbscrub
touch -d "2 hours ago" ./*.ipynb
run 0 git add --renormalize .
touch -d "3 hours ago" ./*.ipynb
run 0 git add .
expect_equal "$(git status --porcelain)" "" "status of checked out files"
