#!/usr/bin/env bash
# The gates for commits go by the configuration in the index; a server goes by none that is pushed to it.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
leaky_notebook train.ipynb
printf '[rules]\ndisable = ["%s"]\n' "$HIGH_RULE" >.nbscrub.toml
git add . && run 0 git commit -m "Add"
run 0 "$NBSCRUB" check --commits HEAD
run 1 "$NBSCRUB" check --commits HEAD --no-config
printf '[paths]\nignore = ["*.ipynb"]\n' >.nbscrub.toml
git add .
run 0 "$NBSCRUB" check --commits HEAD
expect_text "not looked at: [paths] ignore"

pushed="$(git rev-parse HEAD~1) $(git rev-parse HEAD) refs/heads/main"
git update-ref refs/heads/main HEAD~1
run 1 bash -c 'echo "$1" | "$NBSCRUB" pre-receive' - "$pushed"
run 0 bash -c 'echo "$1" | "$NBSCRUB" pre-receive --config .nbscrub.toml' - "$pushed"
