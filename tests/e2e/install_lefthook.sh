#!/usr/bin/env bash
# Where lefthook keeps the hooks nothing is written, and the lines for its file are said.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
mkdir -p .git/hooks
printf '#!/bin/sh\nexec lefthook run pre-commit "$@"\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$scratch/before"
echo "pre-commit:" >lefthook.yml
run 2 "$NBSCRUB" install --fix --pre-push
expect_text "lefthook.yml"
expect_text "run: nbscrub hook --fix"
expect_text "use_stdin: true"
expect_same .git/hooks/pre-commit "$scratch/before"
[ ! -e .git/hooks/pre-merge-commit ] || fail "a hook was written"
printf 'pre-commit:\n  commands:\n    nbscrub:\n      run: nbscrub hook --fix\n' >lefthook.yml
run 0 "$NBSCRUB" install --fix
expect_text "names nbscrub already"
# Without its file it is a hook like any other.
rm lefthook.yml
run 0 "$NBSCRUB" install
expect_same .git/hooks/pre-commit.nbscrub-old "$scratch/before"
