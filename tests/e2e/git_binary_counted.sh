#!/usr/bin/env bash
# A binary file is counted as not scanned, and said to be.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
printf '\211PNG\r\n\032\n\000\000\000\rIHDR' >image.png
git add image.png
run 0 git commit -m "Add a picture"
expect_text "not scanned: 1 binary file"
