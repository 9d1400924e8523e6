#!/usr/bin/env bash
# A password is known by its name in one cell; printed bare in an output it is found all the same, and a short common
# value is not hunted through the file.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
password=$(make_token generic-password-assignment 21)
notebook train.ipynb "db_password = \"$password\"" "trying $password now"
run 0 "$NBSCRUB" --keep-outputs train.ipynb
expect_file_lacks train.ipynb "$password"
notebook common.ipynb 'db_password = "admin"' "admin logged in"
run 0 "$NBSCRUB" --keep-outputs common.ipynb
expect_file_holds common.ipynb "admin logged in"
