#!/usr/bin/env bash
# With the clean filter the working copy keeps its outputs and its credential, what Git stores has neither, and nothing
# looks changed afterwards.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
token=$(make_token)
notebook train.ipynb "token = '$token'" "loss 0.1"
cp train.ipynb "$scratch/before"
run 0 git add train.ipynb
expect_text "train.ipynb: Git gets it without 1 credential"
expect_text "cell 1, line 1"
expect_no_text "$token" "the credential"
expect_same train.ipynb "$scratch/before"
expect_blob_lacks :train.ipynb "$token"
expect_blob_lacks :train.ipynb "loss"
expect_blob_holds :train.ipynb "NBSCRUB_REDACTED_"
expect_blob_holds :train.ipynb '"outputs": []'

# The hook finds nothing to stop or to clean.
run 0 git commit -m "Add training"
expect_no_text "stopped"
expect_equal "$(git status --porcelain)" "" "status"
expect_same train.ipynb "$scratch/before"

# A re-run that changes outputs only is no change, once Git has looked at the file.
notebook train.ipynb "token = '$token'" "loss 0.01 after one more epoch"
run 0 git add train.ipynb
expect_equal "$(git status --porcelain)" "" "status after a re-run"
run 0 git diff HEAD --stat
expect_equal "$(cat "$scratch/out")" "" "diff after a re-run"

# Names are whatever they are, and one that holds a credential is masked.
for name in 'with space' $'new\nline' $'quote"\'s' $'bad\xffbyte' '-dash' ':colon'; do
  notebook "./$name.ipynb" "token = '$token'" "out"
  run 0 git add -- "./$name.ipynb"
done
notebook "backup-$token.ipynb" "token = '$token'" "out"
expect_equal "$(git ls-files -z -- "*.ipynb" | tr -dc "\\0" | wc -c)" 7 "staged notebooks"
run 0 git add "backup-$token.ipynb"
expect_no_text "$token" "the credential in the name"
git ls-files -s -z | cut -z -d' ' -f2 | while IFS= read -r -d '' blob; do
  ! git cat-file blob "$blob" | grep -q "$token" || fail "a blob holds the value"
done || exit 1
