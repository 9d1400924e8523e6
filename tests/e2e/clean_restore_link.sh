#!/usr/bin/env bash
# A .git folder that came from elsewhere cannot lead the kept outputs out of it by a link.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
mkdir -p .git/nbscrub "$scratch/elsewhere" && chmod 755 "$scratch/elsewhere"
ln -s "$scratch/elsewhere" .git/nbscrub/restore
notebook a.ipynb "print(1)" "one"
cp a.ipynb "$scratch/before"
run 2 "$NBSCRUB" a.ipynb
expect_text "symbolic link"
expect_same a.ipynb "$scratch/before"
expect_equal "$(find "$scratch/elsewhere" -mindepth 1)" "" "files elsewhere"
expect_equal "$(stat -c %a "$scratch/elsewhere")" 755 "mode elsewhere"
