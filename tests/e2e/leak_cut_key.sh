#!/usr/bin/env bash
# print(key[:16]) and a half-masked key in a refusal show too little to use: a warning, and strict mode blocks.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 4)
notebook cut.ipynb 'print(key[:16])' "${key:0:16}"
run 0 "$NBSCRUB" check cut.ipynb
expect_text "generic-cut-key, low"
run 1 "$NBSCRUB" check --strict cut.ipynb
notebook masked.ipynb 'client.models.list()' 'Incorrect API key provided: sk-Ab3d**********wxyz. You can find it'
run 0 "$NBSCRUB" check masked.ipynb
expect_text "generic-masked-key, low"
notebook code.ipynb "key = load(\"${key:0:16}\")"
run 0 "$NBSCRUB" check --strict code.ipynb
