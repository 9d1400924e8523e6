#!/usr/bin/env bash
# In a repository that belongs to somebody else Git refuses to work; so does the hook, with Git's own advice.
. "$(dirname "$0")/lib.sh"

[ "$(id -u)" = 0 ] || skip "needs root, to give a repository to another user"
new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
chown -R 65534 "$scratch/repo" 2>/dev/null || skip "files cannot be given away here"
git status >/dev/null 2>&1 && skip "this Git does not ask for the owner"
run 2 "$NBSCRUB" hook
expect_text "dubious ownership"
expect_text "safe.directory"
run 2 "$NBSCRUB" check --commits HEAD
git config --global --add safe.directory "$scratch/repo"
run 1 "$NBSCRUB" hook
expect_text "train.ipynb"
