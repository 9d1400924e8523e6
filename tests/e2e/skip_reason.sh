#!/usr/bin/env bash
# A reason is needed; a credential in it (one of a known shape, or the very value that is let through) is not written down,
# control characters do not reach the terminal, and its length is bounded.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
other=$(make_token "$HIGH_RULE" 7)
audit=.git/nbscrub/audit.jsonl
leaky_notebook train.ipynb "$token" && git add train.ipynb
for reason in "" "  "; do
  NBSCRUB_SKIP="$reason" run 1 git commit -m "Leak"
  expect_text "NBSCRUB_SKIP is empty"
  [ ! -e $audit ] || fail "a line"
done
NBSCRUB_SKIP=$'because of \e[31m'"$other and $token"$'\nsecond line' run 0 git commit -m "Leak"
expect_no_text "$token" "the credential"
expect_no_text "$other" "the other credential"
expect_no_text $'\e' "an escape"
expect_text "because of"
expect_file_lacks $audit "$token"
expect_file_lacks $audit "$other"

password=$(make_token generic-password-assignment 3)
notebook next.ipynb "db_password = \"$password\"" && git add next.ipynb
run 1 git commit -m "Leak"
NBSCRUB_SKIP="it is $password, made up" run 0 git commit -m "Leak"
expect_no_text "$password" "the password"
expect_file_lacks $audit "$password"

leaky_notebook long.ipynb && git add long.ipynb
NBSCRUB_SKIP=$(printf 'ä%.0s' $(seq 5000)) run 0 git commit -m "Leak"
tail -n 1 $audit | python3 -c 'import json, sys; assert 100 < len(json.load(sys.stdin)["reason"]) < 310' || fail "length"
