#!/usr/bin/env bash
# The working copy is compared and written in the form that Git checks out: CRLF stays CRLF.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
git config core.autocrlf true
token=$(make_token)
leaky_notebook train.ipynb "$token"
sed -i 's/$/\r/' train.ipynb
git add train.ipynb 2>/dev/null
run 0 git commit -m "Add"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_file_lacks train.ipynb "$token"
expect_equal "$(grep -c $'\r' train.ipynb)" "$(wc -l <train.ipynb)" "lines that end in CRLF"
expect_equal "$(git cat-file blob HEAD:train.ipynb | grep -c $'\r')" 0 "CRLF in the blob"
expect_equal "$(git status --porcelain)" "" "status"

# What is kept of it is kept in that form too.
run 0 "$NBSCRUB" restore train.ipynb
expect_file_holds train.ipynb '"name": "stdout"'
expect_equal "$(grep -c $'\r' train.ipynb)" "$(wc -l <train.ipynb)" "restored lines that end in CRLF"
git checkout -q train.ipynb

# A working copy in another encoding stays: its outputs could not be put back.
git config core.autocrlf false
echo 'wide.ipynb working-tree-encoding=UTF-16LE' >.gitattributes
leaky_notebook narrow.ipynb "$token"
iconv -f UTF-8 -t UTF-16LE narrow.ipynb >wide.ipynb && rm narrow.ipynb
cp wide.ipynb "$scratch/before"
git add .gitattributes wide.ipynb
run 0 git commit -m "Wide"
expect_blob_lacks HEAD:wide.ipynb "$token"
expect_text "working copy still holds"
expect_same wide.ipynb "$scratch/before"
