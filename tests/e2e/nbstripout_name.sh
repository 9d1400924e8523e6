#!/usr/bin/env bash
# The program under the name nbstripout: credentials go too and that is said, errors leave the file as it was with exit
# code 1, what is nbscrub's own task names the command, several tags all count, missing ids are the same on every run.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
mkdir bin && ln -s "$NBSCRUB" bin/nbstripout
strip=$scratch/bin/nbstripout
token=$(make_token)

notebook train.ipynb "key = '$token'" "a long table"
run 0 "$strip" train.ipynb
expect_text "train.ipynb: 1 credential redacted"
expect_file_lacks train.ipynb "$token"
expect_file_lacks train.ipynb "a long table"
expect_json train.ipynb
cp train.ipynb once.ipynb
run 0 "$strip" train.ipynb
expect_same train.ipynb once.ipynb
run 0 "$strip" --verify train.ipynb

# A list of types does not swallow the notebook behind it.
notebook plot.ipynb "f()" "kept"
run 0 "$strip" --keep-output-type stream plot.ipynb
expect_file_holds plot.ipynb "kept"
run 1 "$strip" --verify plot.ipynb --drop-output-type stream

echo '{"cells": [' >cut.ipynb
cp cut.ipynb before
run 1 "$strip" cut.ipynb
expect_text "No valid notebook detected in 'cut.ipynb'"
expect_same cut.ipynb before
run 1 "$strip" missing.ipynb
expect_text "file not found"
echo "$token" >notes.txt
run 0 "$strip" notes.txt
expect_file_holds notes.txt "$token"
run 2 "$strip" --install
expect_text "nbscrub install --filter --diff"
run 2 "$strip" "--$token"
expect_no_text "$token"

printf '{"cells": [{"cell_type": "code", "metadata": {"tags": ["a"]}, "outputs": [], "source": "1"},
 {"cell_type": "code", "metadata": {"tags": ["b"]}, "outputs": [], "source": "2"},
 {"cell_type": "code", "metadata": {}, "outputs": [{"output_type": "stream", "name": "stdout", "text": "\\ud800"}], "source": "3"}],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n' >tags.ipynb
"$strip" --drop-tagged-cells "a b" <tags.ipynb >first 2>err || fail "standard input"
"$strip" --drop-tagged-cells "a b" <tags.ipynb >second 2>err || fail "standard input"
expect_same first second
[ "$(grep -c cell_type first)" = 1 ] || fail "not all tags counted"
echo "what was there" >log
"$strip" -t tags.ipynb >>log || fail "textconv"
expect_file_holds log "what was there"

# A name is no place to show a credential either.
notebook "$token.ipynb" "f()" "a line"
run 0 "$strip" --dry-run "$token.ipynb"
expect_text "Dry run: would have stripped"
expect_no_text "$token"

git init -q repo && cd repo || exit 1
git config filter.nbstripout.extrakeys "metadata.mine cell.metadata.own"
printf '{"cells": [{"cell_type": "raw", "metadata": {"own": 1}, "source": ""}], "metadata": {"mine": 1}, "nbformat": 4, "nbformat_minor": 4}\n' >a.ipynb
run 0 "$strip" a.ipynb
expect_file_lacks a.ipynb "mine"
expect_file_lacks a.ipynb "own"

# Zeppelin: results go, and credentials in paragraphs.
printf '{\n  "paragraphs": [\n    {"text": "%%%%python\\ntoken = %s", "results": {"code": "SUCCESS", "msg": [1]}},\n    {"text": "x", "n": 1e400}\n  ],\n  "name": "n"\n}\n' "'$token'" >note.zpln
run 0 "$strip" -m zeppelin note.zpln
expect_file_holds note.zpln '"results": {}'
expect_file_holds note.zpln '"n": 1e400'
expect_file_lacks note.zpln "$token"
expect_json note.zpln
run 0 "$strip" -m zeppelin --verify note.zpln
