#!/usr/bin/env bash
# What counts is the index: a credential that is staged but no longer in the working copy is found.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
leaky_notebook train.ipynb
git add train.ipynb
notebook train.ipynb "print(1)"
run 1 git commit -m "Add"

# And the other way round: what is not staged does not matter.
git add train.ipynb
leaky_notebook train.ipynb
run 0 git commit -m "Add"
