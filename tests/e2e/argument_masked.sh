#!/usr/bin/env bash
# An argument that is not known is not repeated: it could be a secret.
. "$(dirname "$0")/lib.sh"

token=$(make_token)
cd "$scratch" || fail "no folder"
for argument in "--$token" "-$token" "--format=$token" "--strict=$token" "--max-size=$token"; do
  run 2 "$NBSCRUB" check "$argument" .
  expect_no_text "$token" "the argument"
done
run 2 "$NBSCRUB" "$token"
expect_no_text "$token" "the argument"
run 2 "$NBSCRUB" check "$token"
expect_no_text "$token" "the argument"
run 2 "$NBSCRUB" check --strickt .
expect_text "--strickt"
run 0 "$NBSCRUB" --help
run 0 "$NBSCRUB" check --help
run 0 "$NBSCRUB" --version

# Folders and files that are named like commands.
mkdir hook && leaky_notebook hook/a.ipynb "$token"
run 1 "$NBSCRUB" check hook
leaky_notebook a.ipynb "$token" && leaky_notebook check "$token"
run 1 "$NBSCRUB" a.ipynb check
expect_file_lacks a.ipynb "$token"
run 2 "$NBSCRUB" --strict check hook
expect_file_holds hook/a.ipynb "$token"
