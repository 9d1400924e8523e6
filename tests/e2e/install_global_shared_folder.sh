#!/usr/bin/env bash
# A folder that core.hooksPath already leads to is used, what is in it kept, and it stays when nbscrub goes.
. "$(dirname "$0")/lib.sh"

mkdir -p "$HOME/hooks"
printf '#!/bin/sh\necho "the old hook"\n' >"$HOME/hooks/pre-commit"
chmod +x "$HOME/hooks/pre-commit"
cp "$HOME/hooks/pre-commit" "$scratch/old"
# shellcheck disable=SC2088
git config --global core.hooksPath "~/hooks"
cd "$scratch" || fail "no folder"
run 0 "$NBSCRUB" install --global
[ ! -e "$HOME/hooks/post-commit" ] || fail "hooks of other names in somebody's folder"
git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
expect_text "the old hook"
run 0 "$NBSCRUB" uninstall --global
expect_same "$HOME/hooks/pre-commit" "$scratch/old"
# shellcheck disable=SC2088
expect_equal "$(git config --global core.hooksPath)" "~/hooks"
