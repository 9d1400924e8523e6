#!/usr/bin/env bash
# A value that HEAD holds already is said to be committed: it has to be revoked.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb && git commit -qnm "Leak" || fail "commit"
sed -i "s/token = /again = 1; token = /" train.ipynb
git add train.ipynb
run 1 git commit -m "Change"
expect_text "already committed"
run 1 "$NBSCRUB" hook --format json
expect_text '"committed":true'
