#!/usr/bin/env bash
# A key in a cell's source, in the double quotes that JSON escapes, is found and gone after cleaning.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate openai-project-key 3)
password=$(generate generic-password-assignment 3)
notebook train.ipynb "client = OpenAI(api_key=\"$key\")
db_password = \"$password\""
run "$NBSCRUB" check train.ipynb
expect_status 1
expect_says "cell 1"
expect_says "openai"
expect_silent_about "$key" "the key"
expect_silent_about "$password" "the password"
run "$NBSCRUB" train.ipynb
expect_status 0
expect_lacks train.ipynb "$key"
expect_lacks train.ipynb "$password"
expect_has train.ipynb "NBSCRUB_REDACTED_OPENAI_PROJECT_KEY"
expect_json train.ipynb
run "$NBSCRUB" check train.ipynb
expect_status 0
