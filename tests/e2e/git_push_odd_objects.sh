#!/usr/bin/env bash
# Nothing that is pushed escapes the look at it: not a blob that a tag names without a commit, not a file whose name
# begins with a line end, not an object that `git replace` hides.
. "$(dirname "$0")/lib.sh"

git init -q --bare "$scratch/remote.git"
new_repository_with_history --pre-push
git remote add origin "$scratch/remote.git"
run 0 git push -q origin main
token=$(make_token)
leaky_notebook "$scratch/leaky.ipynb" "$token"
leaky=$(git hash-object -w --stdin <"$scratch/leaky.ipynb")
refuses() { # REF NAME
  run 1 git push -q origin "$1"
  expect_text "$2"
  expect_no_text "$token" "the credential"
}

git tag just-a-blob "$leaky"
refuses just-a-blob "blob ${leaky:0:10}"

odd=$'\nodd.ipynb'
cp "$scratch/leaky.ipynb" "$odd" && git add . && git commit -qnm "Odd" || fail "commit"
refuses main "odd.ipynb"
git reset -q --hard HEAD~1

cp "$scratch/leaky.ipynb" train.ipynb && git add . && git commit -qnm "Slip" || fail "commit"
notebook "$scratch/harmless.ipynb" "print(1)"
git replace "$leaky" "$(git hash-object -w --stdin <"$scratch/harmless.ipynb")" || fail "replace"
run 1 git push -q origin main
expect_text "train.ipynb"
