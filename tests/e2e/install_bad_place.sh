#!/usr/bin/env bash
# A hooks path that is no folder, a folder that takes no file, a Git that is too old or not there: exit 2, nothing changed.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
git config core.hooksPath /dev/null
run 2 "$NBSCRUB" install --filter
expect_text "is no folder"
expect_equal "$(git config --get-regexp nbscrub)" ""
: >"$scratch/file"
git config core.hooksPath "$scratch/file/hooks"
run 2 "$NBSCRUB" install
expect_text "cannot be made"
git config --unset core.hooksPath

# The second hook cannot be written: the first one is taken out again.
mkdir -p .git/hooks/pre-merge-commit/x
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
cp .git/hooks/pre-commit "$scratch/before"
run 2 "$NBSCRUB" install
expect_same .git/hooks/pre-commit "$scratch/before"
[ ! -e .git/hooks/pre-commit.nbscrub-old ] || fail "half of it was left"
rm -r .git/hooks/pre-merge-commit

if [ "$(id -u)" != 0 ]; then
  chmod a-w .git/hooks
  run 2 "$NBSCRUB" install
  expect_text "cannot be written to"
  chmod u+w .git/hooks
  expect_same .git/hooks/pre-commit "$scratch/before"
fi

mkdir "$scratch/bin"
printf '#!/bin/sh\necho "git version 2.17.1"\n' >"$scratch/bin/git"
chmod +x "$scratch/bin/git"
PATH="$scratch/bin:$PATH" run 2 "$NBSCRUB" install
expect_text "git version 2.17.1"
expect_text "2.24"
expect_same .git/hooks/pre-commit "$scratch/before"
