#!/usr/bin/env bash
# A folder that is named like a notebook is a folder: what is in it is looked at and cleaned, the folder itself is not read.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
mkdir odd.ipynb
notebook odd.ipynb/train.ipynb "token = \"$(make_token)\""
run 1 "$NBSCRUB" check odd.ipynb
expect_text "odd.ipynb/train.ipynb"
run 0 "$NBSCRUB" odd.ipynb
expect_file_lacks odd.ipynb/train.ipynb "$(make_token)"
run 2 "$NBSCRUB" restore odd.ipynb
