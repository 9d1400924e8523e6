#!/usr/bin/env bash
# A staged notebook whose working copy is a symbolic link by now, or lies behind one: the index is cleaned, and what the link
# leads to, which is none of Git's, is not touched.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
mkdir folder "$scratch/elsewhere"
leaky_notebook "$scratch/elsewhere/train.ipynb" "$token"
cp "$scratch/elsewhere/train.ipynb" "$scratch/before"
cp "$scratch/before" train.ipynb && cp "$scratch/before" folder/train.ipynb
git add . || fail "add"
rm -r train.ipynb folder
ln -s "$scratch/elsewhere/train.ipynb" train.ipynb && ln -s "$scratch/elsewhere" folder
run 0 git commit -m "Add"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_lacks HEAD:folder/train.ipynb "$token"
expect_text "changes that are not staged"
expect_same "$scratch/elsewhere/train.ipynb" "$scratch/before"
[ -L train.ipynb ] || fail "the link was replaced"
