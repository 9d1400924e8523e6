#!/usr/bin/env bash
# The hook goes by the configuration that is going to be committed, never by the working copy.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
leaky_notebook train.ipynb
git add train.ipynb
printf '[rules]\ndisable = ["%s"]\n' "$HIGH_RULE" >.nbscrub.toml
run 1 git commit -m "Not staged: it is not in force"
git add .nbscrub.toml
echo 'nonsense' >.nbscrub.toml
run 0 git commit -m "Staged: it is"
expect_equal "$(commits)" 2

# Unchanged by a later commit it stays in force, whatever the working copy says.
leaky_notebook other.ipynb "$(make_token github-pat 2)"
git add other.ipynb
run 0 git commit -m "Still"
