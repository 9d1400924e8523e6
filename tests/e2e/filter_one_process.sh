#!/usr/bin/env bash
# One process cleans all notebooks of a `git add`, and nothing is left behind in the work tree.
. "$(dirname "$0")/lib.sh"

new_repository --filter
for number in $(seq 60); do notebook "n$number.ipynb" "x = $number" "printed $number"; done
cat >"$scratch/counting" <<END
#!/bin/sh
echo started >>"$scratch/starts"
exec "$NBSCRUB" "\$@"
END
chmod +x "$scratch/counting"
git config filter.nbscrub.process "'$scratch/counting' filter-process"
run 0 git add .
expect_equal "$(wc -l <"$scratch/starts")" 1 "processes"
for number in 1 30 60; do
  expect_blob_lacks ":n$number.ipynb" "printed"
  expect_blob_holds ":n$number.ipynb" "x = $number"
done
expect_equal "$(find . -name .git -prune -o -type f -print | wc -l)" 60 "files"
