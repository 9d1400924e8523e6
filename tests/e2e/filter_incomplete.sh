#!/usr/bin/env bash
# What could not be looked through to the end is refused, unless it stands in an output and does not get into Git.
. "$(dirname "$0")/lib.sh"

new_repository --filter
packed=$(head -c 20000000 /dev/zero | tr '\0' a | gzip -9 | base64 -w0)
notebook source.ipynb "x = '$packed'"
notebook output.ipynb "x = 1" "$packed"
run 128 git add source.ipynb
expect_text "source.ipynb: "
expect_text "not looked through to the end"
expect_equal "$(git ls-files)" ""
run 0 git add output.ipynb
expect_blob_lacks :output.ipynb "${packed:0:40}"

# With outputs kept it would get in.
printf '[clear]\noutputs = false\n' >.nbscrub.toml
git rm -q --cached output.ipynb
run 128 git add output.ipynb

# Files that are no notebooks, where somebody gave them the filter.
rm .nbscrub.toml
echo "*.py filter=nbscrub" >.gitattributes
echo "x = 1" >good.py
echo "token = '$(make_token)'" >bad.py
run 0 git add good.py
run 128 git add bad.py
expect_text "bad.py: it holds a credential"
expect_text "it is no notebook"
expect_equal "$(git cat-file blob :good.py)" "x = 1"
