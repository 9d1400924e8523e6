#!/usr/bin/env bash
# A notebook cut in the middle (a full disk, a crashed editor): the password in escaped quotes is still found and
# redacted, nothing is cleared, exit 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
password=$(make_token generic-password-assignment 32)
notebook whole.ipynb "db_password = \"$password\"" "some output"
head -c "$(($(wc -c <whole.ipynb) - 60))" whole.ipynb >cut.ipynb
run 2 "$NBSCRUB" check cut.ipynb
expect_text "generic-password-assignment"
run 2 "$NBSCRUB" cut.ipynb
expect_file_lacks cut.ipynb "$password"
expect_file_holds cut.ipynb "some output"
