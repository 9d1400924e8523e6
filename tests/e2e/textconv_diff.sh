#!/usr/bin/env bash
# With the diff driver `git diff` shows cells and lines, and masks credentials on both sides.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
old=$(make_token github-pat 1)
new=$(make_token github-pat 2)
notebook a.ipynb "token = '$old'
epochs = 3" "loss 0.1"
git add a.ipynb && git commit -qm "Before nbscrub" || fail "commit"
run 0 "$NBSCRUB" install --diff
notebook a.ipynb "token = '$new'
epochs = 4" "loss 0.2"

run 0 git diff
expect_text "-    epochs = 3"
expect_text "+    epochs = 4"
expect_text "-    > loss 0.1"
expect_text "+    > loss 0.2"
expect_text "NBSCRUB_REDACTED_"
expect_no_text '"cell_type"' "JSON"
expect_no_text "$old" "the old credential"
expect_no_text "$new" "the new credential"
run 0 git log -p
expect_no_text "$old" "the old credential"
grep -q '^+code  c1$' "$scratch/out" || fail "no cell"

# A file that is no whole notebook does not end the diff, and is masked all the same.
printf '{"cells": [{"cell_type": "code", "source": "token = '"'%s'"'"' "$new" >a.ipynb
run 0 git diff
expect_text "no whole notebook"
expect_no_text "$new" "the credential of a damaged notebook"

# Nor does a configuration that cannot be read; without the rules nothing is shown.
echo "nonsense = [" >.nbscrub.toml
run 0 git diff
expect_text "not shown by nbscrub"
expect_no_text "$old" "the old credential"
rm .nbscrub.toml

# With the filter, the working copy is shown as Git is going to store it: outputs are no difference.
run 0 "$NBSCRUB" install --filter --diff
notebook a.ipynb "epochs = 5" "loss 0.3"
git add a.ipynb && git commit -qm "Clean" || fail "commit"
notebook a.ipynb "epochs = 6" "loss 0.4 and more"
run 0 git diff
expect_text "+    epochs = 6"
expect_no_text "loss" "an output"

# But not where the filter does not apply.
echo "*.ipynb diff=nbscrub" >.git/info/attributes
run 0 git diff
expect_text "loss 0.4 and more"
