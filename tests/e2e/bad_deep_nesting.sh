#!/usr/bin/env bash
# 3,000 levels of nesting: no crash, the key inside is found, exit 2 because the file was not read as a notebook.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 39)
python3 - "$key" <<'PY'
import sys
deep = "[" * 3000 + '"%s"' % sys.argv[1] + "]" * 3000
open("deep.ipynb", "w").write('{"cells": [], "metadata": {"deep": %s}, "nbformat": 4, "nbformat_minor": 5}' % deep)
PY
cp deep.ipynb before
run 2 "$NBSCRUB" check deep.ipynb
expect_text "github-pat"
expect_text "nested"
