#!/usr/bin/env bash
# --dry-run writes nothing: 0 when nothing would change, 1 when something would.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
leaky_notebook train.ipynb
cp train.ipynb before
run 1 "$NBSCRUB" --dry-run train.ipynb
expect_text "would be cleaned"
expect_same train.ipynb before
run 0 "$NBSCRUB" train.ipynb
run 0 "$NBSCRUB" --dry-run train.ipynb
notebook output.ipynb "print(1)" "1"
run 1 "$NBSCRUB" --dry-run output.ipynb
run 0 "$NBSCRUB" --dry-run --redact-only output.ipynb
run 2 "$NBSCRUB" --dry-run missing.ipynb
expect_no_temporary
