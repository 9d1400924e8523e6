#!/usr/bin/env bash
# core.hooksPath hides the hook: doctor says who set it and how to undo it. A relative one that has the hook is fine.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
mkdir "$scratch/elsewhere"
git config core.hooksPath "$scratch/elsewhere"
run 1 "$NBSCRUB" doctor
expect_text "there is no $scratch/elsewhere/pre-commit"
expect_text "core.hooksPath is $scratch/elsewhere (git config --local)"
expect_text "git config --local --unset core.hooksPath"
git config --local --unset core.hooksPath
run 0 "$NBSCRUB" doctor
git config --global core.hooksPath "$scratch/elsewhere"
run 1 "$NBSCRUB" doctor
expect_text "(git config --global)"
git config --global --unset core.hooksPath

git config core.hooksPath .hooks
run 0 "$NBSCRUB" install
git add .hooks && git commit -qm "Hooks"
run 0 "$NBSCRUB" doctor
mkdir -p sub && cd sub && run 0 "$NBSCRUB" doctor
