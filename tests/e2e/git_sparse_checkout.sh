#!/usr/bin/env bash
# In a sparse checkout, with a whole and with a sparse index, staged files are looked at and cleaned, and what is outside
# of the cone stays out of the work tree.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
mkdir -p in/deep out/deep && notebook in/a.ipynb "print(1)" && notebook out/deep/b.ipynb "print(2)" && echo c >out/c.txt
git add . && git commit -qm "Add" || fail "commit"
for sparse in false true; do
  option=$([ $sparse = false ] || echo --sparse-index)
  git sparse-checkout init --cone $option >/dev/null 2>&1 || skip "this Git has no sparse checkout${option:+ with $option}"
  git sparse-checkout set in || fail "set"
  [ ! -e out ] || fail "the checkout is not sparse"
  [ $sparse = false ] || git ls-files --sparse | grep -q '^out/$' || skip "this Git has no sparse index"
  leaky_notebook in/a.ipynb "$token"
  git add in/a.ipynb
  run 1 "$NBSCRUB" hook
  run 0 git commit -m "Change, sparse index $sparse"
  expect_blob_lacks HEAD:in/a.ipynb "$token"
  expect_file_lacks in/a.ipynb "$token"
  expect_equal "$(git status --porcelain)" "" "status"
  [ ! -e out ] || fail "a file outside of the cone was checked out"

  # A file outside of the cone, which is staged nevertheless.
  mkdir -p out/deep && leaky_notebook out/deep/b.ipynb "$token"
  git add --sparse out/deep/b.ipynb 2>/dev/null || git add out/deep/b.ipynb
  run 1 "$NBSCRUB" hook
  run 0 git commit -m "Outside, sparse index $sparse"
  expect_blob_lacks HEAD:out/deep/b.ipynb "$token"
  git sparse-checkout disable && git reset -q --hard || fail "disable"
  notebook out/deep/b.ipynb "print($sparse)" && notebook in/a.ipynb "print($sparse)" && git commit -qam "Back"
done
