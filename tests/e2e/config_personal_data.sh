#!/usr/bin/env bash
# Personal data is found on request only, and redacted like a credential.
. "$(dirname "$0")/lib.sh"

cd "$scratch" && git init -q . || fail "no folder"
account=$(make_token pii-iban 3)
notebook data.ipynb "row = ['$account', 'ada.lovelace@acme.io']"
run 0 "$NBSCRUB" check data.ipynb
printf '[pii]\nenable = true\n' >.nbscrub.toml
run 1 "$NBSCRUB" check data.ipynb
expect_text pii-iban
expect_text pii-email
expect_no_text "$account" "the account"
printf '[rules]\nenable = ["pii-iban"]\n' >.nbscrub.toml
run 1 "$NBSCRUB" check data.ipynb
expect_text pii-iban
expect_no_text pii-email
run 0 "$NBSCRUB" data.ipynb
expect_file_lacks data.ipynb "$account"
expect_file_holds data.ipynb NBSCRUB_REDACTED_PII_IBAN
expect_file_holds data.ipynb "ada.lovelace@acme.io"
