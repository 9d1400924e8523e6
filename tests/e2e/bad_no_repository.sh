#!/usr/bin/env bash
# Outside of a repository, and in a Git folder that is damaged, the hook cannot tell: status 2.
. "$(dirname "$0")/lib.sh"

mkdir "$scratch/plain" && cd "$scratch/plain" || fail "no folder"
export GIT_CEILING_DIRECTORIES="$scratch"
leaky_notebook train.ipynb
for mode in hook "hook --fix" "hook train.ipynb" "check --commits HEAD"; do
  # shellcheck disable=SC2086
  run 2 "$NBSCRUB" $mode
  expect_text "not a git repository"
done
run 2 "$NBSCRUB" install
expect_text "not a git repository"

new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
rm .git/HEAD
run 2 "$NBSCRUB" hook
expect_text "not a git repository"
