#!/usr/bin/env bash
# Before the first commit there is no HEAD; the hook looks all the same.
. "$(dirname "$0")/lib.sh"

new_repository
leaky_notebook train.ipynb
git add train.ipynb
run 1 git commit -m "Begin"
expect_text "train.ipynb"
expect_equal "$(commits)" 0
notebook train.ipynb "print(1)"
git add train.ipynb
run 0 git commit -m "Begin"
expect_equal "$(commits)" 1
