#!/usr/bin/env bash
# A notebook cut in the middle (a full disk, a crashed editor): the password in escaped quotes is still found and
# redacted, nothing is cleared, exit 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
password=$(generate generic-password-assignment 32)
notebook whole.ipynb "db_password = \"$password\"" "some output"
head -c "$(($(wc -c <whole.ipynb) - 60))" whole.ipynb >cut.ipynb
run "$NBSCRUB" check cut.ipynb
expect_status 2
expect_says "generic-password-assignment"
run "$NBSCRUB" cut.ipynb
expect_status 2
expect_lacks cut.ipynb "$password"
expect_has cut.ipynb "some output"
