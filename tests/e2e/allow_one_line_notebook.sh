#!/usr/bin/env bash
# In a notebook on one line a marker in cell 1 silences its own line of source, not cell 2.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
allowed=$(make_token github-pat 1)
leaked=$(make_token github-pat 2)
cell() { printf '{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":["%s"]}' "$1"; }
printf '{"cells":[%s,%s],"metadata":{},"nbformat":4,"nbformat_minor":4}' \
  "$(cell "a = '$allowed'  # nbscrub: allow[github-pat] of the docs")" "$(cell "b = '$leaked'")" >train.ipynb
run 1 "$NBSCRUB" check train.ipynb
expect_text "cell 2"
expect_no_text "cell 1"
expect_text "1 finding, 1 allowed"
run 0 "$NBSCRUB" train.ipynb
expect_file_holds train.ipynb "$allowed"
expect_file_lacks train.ipynb "$leaked"
