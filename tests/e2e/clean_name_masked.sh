#!/usr/bin/env bash
# A credential in a file's name is masked in what clean says about copies beside the file, and by restore.
. "$(dirname "$0")/lib.sh"

mkdir "$scratch/work" && cd "$scratch/work" || fail "no folder"
token=$(make_token)
name="run.$token"
leaky_notebook "$name.ipynb" "$(make_token "$HIGH_RULE" 2)"
echo "print(1)" >"$name.py"
run 1 "$NBSCRUB" "$name.ipynb"
expect_text "may still hold the value"
expect_text ".py"
expect_no_text "$token" "the credential in the name"
run 0 "$NBSCRUB" restore "$name.ipynb"
expect_text "restored"
expect_no_text "$token" "the credential in the name"
run 2 "$NBSCRUB" restore "missing-$name.ipynb"
expect_no_text "$token" "the credential in the name"
