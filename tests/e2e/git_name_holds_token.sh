#!/usr/bin/env bash
# A credential in a file's name stops the commit and is masked wherever the name is shown.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
notebook "backup.$token.ipynb" "print(1)"
git add .
run 1 git commit -m "Add"
expect_no_text "$token" "the credential"
expect_text "file name"
run 1 "$NBSCRUB" check .
expect_no_text "$token" "the credential"
run 1 "$NBSCRUB" check --format json .
expect_no_text "$token" "the credential"

# Behind a hyphen or an underscore, in a folder's name, and two of them in one name.
other=$(make_token github-pat 2)
for name in "backup-$token.txt" "my_$token.txt" "old-$token/file.txt" "a-$token-b-$other.txt"; do
  git reset -q --hard && git clean -qfd && mkdir -p "$(dirname "$name")" && echo fine >"$name" && git add . || fail "add"
  run 1 "$NBSCRUB" hook
  expect_no_text "$token" "the credential in $name"
  expect_no_text "$other" "the credential in $name"
done
run 1 "$NBSCRUB" hook --format json
expect_equal "$(grep -o '"place":"file name"' "$scratch/out" | wc -l)" 2 "findings in the name"
