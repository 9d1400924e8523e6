#!/usr/bin/env bash
# Without a terminal nothing is written but with --yes; what would change is shown with the value masked.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no scratch folder"
token=$(make_token)
notebook a.ipynb "token = '$token'" "token is $token"
cp a.ipynb before
run 1 "$NBSCRUB" replace a.ipynb
expect_same a.ipynb before
expect_text 'token = os.environ["GITHUB_TOKEN"]'
expect_text "--yes"
expect_text "--save-env"
expect_no_text "$token" "the value"

run 0 "$NBSCRUB" replace --yes a.ipynb
expect_file_lacks a.ipynb "$token"
expect_file_holds a.ipynb 'token = os.environ[\"GITHUB_TOKEN\"]'
expect_file_holds a.ipynb '"import os\n",'
# The output stays, redacted: it is not cleaned.
expect_file_holds a.ipynb "token is NBSCRUB_REDACTED_GITHUB_PAT"
expect_json a.ipynb
expect_text "GITHUB_TOKEN: set in the environment"
expect_no_text "$token" "the value"
cp a.ipynb once
run 0 "$NBSCRUB" replace --yes a.ipynb
expect_same a.ipynb once

# What cannot be replaced is redacted, and the report says why; one name for one value, another for another.
notebook b.ipynb "# $token"
notebook c.ipynb "a = '$(make_token github-pat 2)'; b = '$token'"
run 0 "$NBSCRUB" replace --yes --to databricks --scope team b.ipynb c.ipynb
expect_text "redacted, not replaced: it stands in a comment"
expect_file_holds b.ipynb "# NBSCRUB_REDACTED_GITHUB_PAT"
expect_file_holds c.ipynb 'a = dbutils.secrets.get(scope=\"team\", key=\"GITHUB_TOKEN\"); b = dbutils.secrets.get(scope=\"team\", key=\"GITHUB_TOKEN_2\")'

run 2 "$NBSCRUB" replace --to mars c.ipynb
expect_text "--to takes one of env, colab"
run 2 "$NBSCRUB" replace --scope 'a"b' --to vault c.ipynb
run 2 "$NBSCRUB" replace --scope a --to env c.ipynb
