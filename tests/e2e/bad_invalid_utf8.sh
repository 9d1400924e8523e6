#!/usr/bin/env bash
# One Latin-1 byte makes the file no JSON for a strict reader. The key is found and redacted, the byte stays, exit 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 37)
notebook latin.ipynb "name = 'Andr_' # $key" "output"
LC_ALL=C sed -i 's/Andr_/Andr\xe9/' latin.ipynb
run 2 "$NBSCRUB" check latin.ipynb
expect_text "github-pat"
run 2 "$NBSCRUB" latin.ipynb
expect_file_lacks latin.ipynb "$key"
LC_ALL=C grep -q $'Andr\xe9' latin.ipynb || fail "the byte was changed"
