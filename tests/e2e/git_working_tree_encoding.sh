#!/usr/bin/env bash
# With working-tree-encoding the blob is UTF-8 while the working copy is UTF-16: the blob is what is judged. --fix cleans
# the index and leaves such a working copy alone.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
printf '%s\n' '*.ipynb working-tree-encoding=UTF-16LE' 'wide.txt working-tree-encoding=UTF-16' >.gitattributes
git add .gitattributes && git commit -qm "Attributes" || fail "commit"
token=$(make_token)
leaky_notebook "$scratch/narrow" "$token"
iconv -f UTF-8 -t UTF-16LE "$scratch/narrow" >train.ipynb
echo "token = '$(make_token github-pat 2)'" | iconv -f UTF-8 -t UTF-16 >wide.txt
git add wide.txt && run 1 git commit -m "Text"
git rm -qf --cached wide.txt
git add train.ipynb
cp train.ipynb "$scratch/before"
run 1 git commit -m "Block"
"$NBSCRUB" install --fix >/dev/null || fail "install"
run 0 git commit -m "Clean"
expect_text "the working copy still holds it"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_same train.ipynb "$scratch/before"
# And the next commit does not bring it back: it is stopped or cleaned again.
git add train.ipynb
run 1 git commit -m "Again"
expect_text "nothing is left to commit"
