#!/usr/bin/env bash
# A folder where a notebook is expected, even one named like a notebook: said, exit 2, nothing in it touched; check walks it.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
mkdir odd.ipynb
notebook odd.ipynb/train.ipynb "token = \"$(make_token)\""
cp odd.ipynb/train.ipynb before
run 2 "$NBSCRUB" odd.ipynb
expect_text "it is a folder"
expect_same odd.ipynb/train.ipynb before
run 1 "$NBSCRUB" check odd.ipynb
expect_text "odd.ipynb/train.ipynb"
