#!/usr/bin/env bash
# nbscrub explain tells what each stage made of a file, and why a value is not reported; it shows none.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
token=$(make_token)
printf 'token = "%s"\npassword = "changeme"\napi_key = os.environ["KEY"]\n' "$token" >a.py
cp a.py before.py
run 0 "$NBSCRUB" explain a.py
for stage in read decode scan verify spread settle; do expect_text "  $stage "; done
expect_text "it is a placeholder"
expect_text "github-pat"
expect_text "1 finding:"
expect_no_text "$token" "the credential"
expect_no_text changeme "a value that was let go"
expect_same a.py before.py

leaky_notebook train.ipynb "$token"
run 0 "$NBSCRUB" explain train.ipynb
expect_text "a notebook, 1 cell"
printf '{"cells": [' >cut.ipynb
run 2 "$NBSCRUB" explain cut.ipynb
expect_text "not to the end"
run 2 "$NBSCRUB" explain nothing.py
