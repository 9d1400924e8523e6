#!/usr/bin/env bash
# [clear] says what a cleaning removes, and with `always` the fixing hook clears notebooks without findings as well.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
printf '[hook]\nfix = true\n[clear]\nalways = true\nexecution_counts = false\n' >.nbscrub.toml
notebook train.ipynb "x = 1" "a long table"
git add .
run 0 git commit -m "Add"
expect_text "cleared in the index"
expect_blob_lacks HEAD:train.ipynb "a long table"
expect_blob_holds HEAD:train.ipynb '"execution_count": 1'
printf '[clear]\noutputs = false\n' >.nbscrub.toml
notebook other.ipynb "x = 1" "a long table"
run 0 "$NBSCRUB" other.ipynb
expect_file_holds other.ipynb "a long table"
expect_file_holds other.ipynb '"execution_count": null'
