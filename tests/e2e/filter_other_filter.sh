#!/usr/bin/env bash
# Where notebooks have a filter or a diff driver of somebody else, nothing is written, and the message names it.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
cp .git/config "$scratch/config"
nothing_written() {
  expect_same .git/config "$scratch/config"
  [ ! -e .git/hooks/pre-commit ] || fail "a hook was written"
}

echo "*.ipynb filter=nbstripout" >.gitattributes
run 2 "$NBSCRUB" install --filter
expect_text "another filter already, nbstripout"
expect_text "nbstripout --uninstall"
nothing_written

# Of one folder only: a line in info/attributes would take its place.
mkdir data
echo "data/*.ipynb filter=lfs" >.gitattributes
echo '{}' >data/large.ipynb
git add data/large.ipynb 2>/dev/null || git -c filter.lfs.required=false add data/large.ipynb
run 2 "$NBSCRUB" install --filter
expect_text "lfs (for data/large.ipynb)"
nothing_written

echo "*.ipynb diff=jupyternotebook" >.gitattributes
run 2 "$NBSCRUB" install --diff
expect_text "another diff driver already, jupyternotebook"
nothing_written
run 0 "$NBSCRUB" install --filter
