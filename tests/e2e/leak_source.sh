#!/usr/bin/env bash
# A key in a cell's source, in the double quotes that JSON escapes, is found and gone after cleaning.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token openai-project-key 3)
password=$(make_token generic-password-assignment 3)
notebook train.ipynb "client = OpenAI(api_key=\"$key\")
db_password = \"$password\""
run 1 "$NBSCRUB" check train.ipynb
expect_text "cell 1"
expect_text "openai"
expect_no_text "$key" "the key"
expect_no_text "$password" "the password"
run 0 "$NBSCRUB" train.ipynb
expect_file_lacks train.ipynb "$key"
expect_file_lacks train.ipynb "$password"
expect_file_holds train.ipynb "NBSCRUB_REDACTED_OPENAI_PROJECT_KEY"
expect_json train.ipynb
run 0 "$NBSCRUB" check train.ipynb
