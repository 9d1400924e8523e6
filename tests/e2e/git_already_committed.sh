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

# Where HEAD's version is not to be had, the report says that nobody knows.
blob=$(git rev-parse HEAD:train.ipynb)
rm -f ".git/objects/${blob:0:2}/${blob:2}"
run 1 "$NBSCRUB" hook
expect_text "could not be found out: train.ipynb"
expect_no_text "already committed"
