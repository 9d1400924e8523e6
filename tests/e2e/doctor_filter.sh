#!/usr/bin/env bash
# The clean filter: fine, not required, hidden by attributes, named by attributes alone, with a program that is gone.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
run 0 "$NBSCRUB" doctor
expect_text "notebooks are cleaned on their way into Git"
git config --unset filter.nbscrub.required
run 1 "$NBSCRUB" doctor
expect_text "filter.nbscrub.required is not set"
run 0 "$NBSCRUB" install --filter
process=$(git config filter.nbscrub.process)
git config filter.nbscrub.process "$scratch/gone filter-process"
run 1 "$NBSCRUB" doctor
expect_text "is gone"
git config filter.nbscrub.process "$process"
mv .git/info/attributes "$scratch/attributes"
run 1 "$NBSCRUB" doctor
expect_text "notebooks have no filter"
run 0 "$NBSCRUB" uninstall
run 0 "$NBSCRUB" install
echo '*.ipynb filter=nbscrub' >.gitattributes
run 1 "$NBSCRUB" doctor
expect_text "they enter Git as they are"
