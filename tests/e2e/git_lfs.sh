#!/usr/bin/env bash
# For a Git LFS pointer the object is looked at; when it is not there, the answer is unsure.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
leaky_notebook object "$token"
oid=$(sha256sum object | cut -d' ' -f1)
store=".git/lfs/objects/${oid:0:2}/${oid:2:2}"
mkdir -p "$store" && mv object "$store/$oid"
printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %s\n' "$oid" "$(stat -c %s "$store/$oid")" >big.ipynb
git add big.ipynb
run 1 git commit -m "Add"
run 1 "$NBSCRUB" hook
expect_text "big.ipynb"
run 1 "$NBSCRUB" hook --fix
expect_text "nothing was cleaned"
rm -r .git/lfs
run 2 "$NBSCRUB" hook
expect_text "git lfs fetch"
run 1 git commit -m "Add"
