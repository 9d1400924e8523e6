#!/usr/bin/env bash
# In a linked work tree the one hook of the repository runs and reads that tree's index.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
git worktree add -q ../linked -b side || fail "no work tree"
cd ../linked || fail "no work tree"
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
run 0 git commit -m "Add"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
expect_blob_lacks HEAD:train.ipynb "$token"
"$NBSCRUB" install >/dev/null || fail "install in the work tree"
leaky_notebook other.ipynb
git add other.ipynb
run 1 git commit -m "Add"
# Packed objects are read as well.
git repack -qad
leaky_notebook third.ipynb "$(make_token github-pat 3)"
git add third.ipynb
git repack -qadk --keep-unreachable 2>/dev/null || true
git prune-packed
run 1 git commit -m "Add"
expect_text "third.ipynb"
