#!/usr/bin/env bash
# No setting of the user's for git diff hides a staged file.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
git config diff.orderFile /nowhere
git config diff.renames copies
git config diff.relative true
git config diff.ignoreSubmodules all
git config diff.external false
git config diff.noprefix true
git config core.quotePath true
git config color.ui always
echo '*.ipynb -diff binary' >.gitattributes
leaky_notebook train.ipynb
git add train.ipynb .gitattributes
run 1 git commit -m "Add"
expect_text "train.ipynb"
