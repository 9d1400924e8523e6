#!/usr/bin/env bash
# A hook that is not there, is not executable, or starts a program that is gone or of another version is named, with what
# helps; what helps does help.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
run 1 "$NBSCRUB" doctor
expect_text "there is no"
expect_text "nbscrub install"
cp "$NBSCRUB" "$scratch/moved"
run 0 "$scratch/moved" install --fix
run 0 "$NBSCRUB" doctor

chmod -x .git/hooks/pre-commit
run 1 "$NBSCRUB" doctor
expect_text "is not executable"
grep -o 'chmod +x .*' "$scratch/out" | sh || fail "the cure"
run 0 "$NBSCRUB" doctor

rm .git/hooks/pre-merge-commit
run 1 "$NBSCRUB" doctor
expect_text "there is no $PWD/.git/hooks/pre-merge-commit"
expect_text "nbscrub install --fix"
run 0 "$scratch/moved" install --fix

rm "$scratch/moved"
run 1 "$NBSCRUB" doctor
expect_text "$scratch/moved, which is gone"
printf '#!/bin/sh\necho nbscrub 0.0.1\n' >"$scratch/moved" && chmod +x "$scratch/moved"
run 1 "$NBSCRUB" doctor
expect_text "which is nbscrub 0.0.1"
expect_text "a notebook with a credential went through"
run 0 "$NBSCRUB" install --fix
run 0 "$NBSCRUB" doctor
