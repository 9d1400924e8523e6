#!/usr/bin/env bash
# A plain file's name, and its folder's, say what its lines are; the same lines under another name are nothing. In a
# notebook it is the command that says so.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
line=$(make_token db-pgpass-line)
printf '# accounts\n%s\n' "$line" >.pgpass
printf '# accounts\n%s\n' "$line" >table.conf
run 1 "$NBSCRUB" check .pgpass
expect_text "db-pgpass-line"
expect_text "line 2"
run 0 "$NBSCRUB" check --strict table.conf
mkdir -p .pgpass.d/old && cp table.conf .pgpass.d/old/
run 0 "$NBSCRUB" check --strict .pgpass.d/old/table.conf
notebook dump.ipynb '!cat ~/.pgpass' "$line"
run 1 "$NBSCRUB" check dump.ipynb
expect_text "db-pgpass-line"
notebook dump.ipynb '!cat accounts' "$line"
run 0 "$NBSCRUB" check --strict dump.ipynb
