#!/usr/bin/env bash
# The configuration: broken, not in the index, weaker than the defaults, leaving notebooks out.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
run 0 "$NBSCRUB" doctor
expect_text "the defaults hold"
printf '[rules]\ndisable = ["%s"]\n' "$HIGH_RULE" >.nbscrub.toml
run 1 "$NBSCRUB" doctor
expect_text "git add .nbscrub.toml"
git add .nbscrub.toml
run 0 "$NBSCRUB" doctor
expect_text "$HIGH_RULE"
printf '[paths]\nignore = ["*.ipynb"]\n' >.nbscrub.toml && git add .nbscrub.toml
run 1 "$NBSCRUB" doctor
expect_text "[paths] ignore"
echo '[rules' >.nbscrub.toml && git add .nbscrub.toml
run 1 "$NBSCRUB" doctor
expect_text ".nbscrub.toml"

# What a fix would write down elsewhere is not written for a trial.
printf '[hook]\nfix = true\n[fix]\nreplace = "env"\nsave_env = true\n' >.nbscrub.toml
echo .env >.gitignore
git add .nbscrub.toml .gitignore && git commit -qm "Settings"
run 0 "$NBSCRUB" doctor
expect_text "credential was cleaned"
[ ! -e .env ] || fail "a .env was written"
