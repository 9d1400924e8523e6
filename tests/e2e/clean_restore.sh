#!/usr/bin/env bash
# nbscrub restore brings back what a cleaning cleared, without the credentials: whole, or cell by cell after an edit.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
token=$(make_token)
leaky_notebook train.ipynb "$token"
cp train.ipynb "$scratch/before"
run 0 "$NBSCRUB" train.ipynb
expect_file_lacks train.ipynb '"name": "stdout"'
expect_equal "$(find .git/nbscrub -type f -perm 600 | wc -l)" 1 "kept for the owner only"
! grep -rqF "$token" .git || fail "a credential was kept"
run 0 "$NBSCRUB" restore train.ipynb
expect_text "restored as it was"
expect_equal "$(sed "s/NBSCRUB_REDACTED_[A-Z_]*/$token/" train.ipynb)" "$(cat "$scratch/before")" "restored"

# Edited since: the cell's source is the same, so its output comes back.
run 0 "$NBSCRUB" train.ipynb
sed -i 's/"nbformat_minor": 5/"nbformat_minor": 4/' train.ipynb
run 0 "$NBSCRUB" restore train.ipynb
expect_text "outputs of 1 cell restored"
expect_file_holds train.ipynb '"name": "stdout"'
expect_file_holds train.ipynb '"nbformat_minor": 4'

# Outside of a repository it is kept in the user's state folder; --no-keep keeps nothing.
mkdir "$scratch/alone" && cd "$scratch/alone" || fail "no folder"
notebook a.ipynb "print(1)" "one"
cp a.ipynb b.ipynb
run 0 "$NBSCRUB" --no-keep b.ipynb
run 2 "$NBSCRUB" restore b.ipynb
expect_text "no outputs of it are kept"
run 0 "$NBSCRUB" a.ipynb
run 0 "$NBSCRUB" restore a.ipynb
expect_file_holds a.ipynb '"name": "stdout"'
[ -d "$HOME/.local/state/nbscrub/restore" ] || fail "not in the state folder"

# What cannot be kept is not cleared.
chmod 500 "$HOME/.local/state/nbscrub/restore"
notebook a.ipynb "print(1)" "two"
cp a.ipynb "$scratch/before"
if [ "$(id -u)" -ne 0 ]; then
  run 2 "$NBSCRUB" a.ipynb
  expect_text "--no-keep"
  expect_same a.ipynb "$scratch/before"
fi
