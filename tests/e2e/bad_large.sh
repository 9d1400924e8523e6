#!/usr/bin/env bash
# A notebook of 200 MB is scanned and cleaned like any other; one over the limit is exit 2, named, untouched.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 41)
python3 - "$key" <<'PY'
import sys
line = '      "' + "epoch 1 loss 0.123 accuracy 0.987 step 100 " * 20 + '\\n",\n'
with open("large.ipynb", "w") as out:
    out.write('{\n "cells": [\n  {\n   "cell_type": "code",\n   "execution_count": 1,\n   "metadata": {},\n   "outputs": [\n    {\n     "name": "stdout",\n     "output_type": "stream",\n     "text": [\n')
    for _ in range(200_000_000 // len(line)):
        out.write(line)
    out.write('      "%s\\n"\n     ]\n    }\n   ],\n   "source": []\n  }\n ],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 4\n}\n' % sys.argv[1])
PY
run 1 "$NBSCRUB" check large.ipynb
expect_text "cell 1"
run 2 "$NBSCRUB" check --max-size 1M large.ipynb
expect_text "large.ipynb"
run 0 "$NBSCRUB" large.ipynb
expect_file_lacks large.ipynb "$key"
[ "$(wc -c <large.ipynb)" -lt 1000 ] || fail "the outputs were not cleared"
expect_json large.ipynb
