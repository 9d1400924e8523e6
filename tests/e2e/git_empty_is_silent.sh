#!/usr/bin/env bash
# Nothing staged, or only deletions: status 0 and not a word.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
run 0 "$NBSCRUB" hook
expect_equal "$(cat "$scratch/out" "$scratch/err")" ""
run 0 git commit --allow-empty -m "Empty"
git rm -q README.md
run 0 "$NBSCRUB" hook
expect_equal "$(cat "$scratch/out" "$scratch/err")" ""
echo clean >file && git add file
run 0 "$NBSCRUB" hook
expect_equal "$(cat "$scratch/out" "$scratch/err")" ""
