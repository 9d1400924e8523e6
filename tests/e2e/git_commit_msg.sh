#!/usr/bin/env bash
# The commit-msg hook, on request, reads the message; what stands under the scissors of `git commit -v` is no message.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --commit-msg
token=$(make_token)
run 1 git commit --allow-empty -m "Use $token"
expect_text "in its message"
expect_no_text "$token" "the credential"
run 0 git commit --allow-empty -m "Use the key from the vault"
printf 'A message\n# ------------------------ >8 ------------------------\n-token = %s\n' "$token" >"$scratch/message"
run 0 "$NBSCRUB" commit-msg "$scratch/message"
printf 'A message, %s\n# ------------------------ >8 ------------------------\n' "$token" >"$scratch/message"
run 1 "$NBSCRUB" commit-msg "$scratch/message"
run 2 "$NBSCRUB" commit-msg "$scratch/nothing"
