#!/usr/bin/env bash
# check FOLDER takes what Git would take; outside of a work tree everything but .git.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
mkdir sub ignored
echo ignored/ >.gitignore
leaky_notebook sub/untracked.ipynb
leaky_notebook ignored/hidden.ipynb "$(make_token github-pat 2)"
run 1 "$NBSCRUB" check .
expect_text "sub/untracked.ipynb"
expect_no_text "hidden.ipynb"
# Named, it is looked at.
run 1 "$NBSCRUB" check ignored/hidden.ipynb
# From elsewhere.
cd "$scratch" || fail "no folder"
run 1 "$NBSCRUB" check repo
expect_text "repo/sub/untracked.ipynb"
expect_no_text "hidden.ipynb"

mkdir plain plain/.git && cp repo/ignored/hidden.ipynb plain/ && cp repo/ignored/hidden.ipynb plain/.git/
ln -s "$scratch/repo" plain/link
run 1 "$NBSCRUB" check plain
expect_text "plain/hidden.ipynb"
expect_no_text ".git/hidden"
expect_no_text "plain/link"
run 2 "$NBSCRUB" check nowhere
