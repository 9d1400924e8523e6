#!/usr/bin/env bash
# --redact asks Git whether a file is ignored, of the repository that the file lies in. When Git fails, nobody knows, and
# the file is not touched.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
echo 'local.cfg' >.gitignore
echo "token = '$token'" >local.cfg
echo "token = '$token'" >shared.cfg
cp local.cfg "$scratch/before"
# From another folder, outside of the repository.
mkdir "$scratch/else" && cd "$scratch/else" || fail "no folder"
run 1 "$NBSCRUB" --redact ../repo/local.cfg
expect_same ../repo/local.cfg "$scratch/before"

mkdir "$scratch/bin" && printf '#!/bin/sh\necho "fatal: out of memory" >&2\nexit 128\n' >"$scratch/bin/git"
chmod +x "$scratch/bin/git"
PATH="$scratch/bin:$PATH" run 2 "$NBSCRUB" --redact ../repo/shared.cfg
expect_text "could not be found out"
expect_same ../repo/shared.cfg "$scratch/before"
run 0 "$NBSCRUB" --redact ../repo/shared.cfg
expect_file_lacks ../repo/shared.cfg "$token"

# Where there is no repository, there is nothing to ask.
cp "$scratch/before" plain.cfg
PATH="$scratch/bin:$PATH" run 0 "$NBSCRUB" --redact plain.cfg
expect_file_lacks plain.cfg "$token"
