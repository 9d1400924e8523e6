#!/usr/bin/env bash
# A damaged index, one that is not there to be read, or a damaged staged object: status 2, and nothing is written.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
cp train.ipynb "$scratch/before"
cp .git/index "$scratch/index"
for damage in "sed s/DIRC/DIRX/" "head -c 40" "head -c 1"; do
  LC_ALL=C $damage "$scratch/index" >.git/index
  cp .git/index "$scratch/damaged"
  run 2 "$NBSCRUB" hook --fix
  expect_text "nbscrub: "
  run 2 "$NBSCRUB" hook train.ipynb
  expect_same .git/index "$scratch/damaged"
  expect_same train.ipynb "$scratch/before"
done
cp "$scratch/index" .git/index

blob=$(git rev-parse :train.ipynb)
object=".git/objects/${blob:0:2}/${blob:2}"
chmod u+w "$object" && cp "$object" "$scratch/object"
head -c 60 "$scratch/object" >"$object"
run 2 "$NBSCRUB" hook --fix
expect_text "git fsck"
rm -f "$object"
run 2 "$NBSCRUB" hook --fix
expect_text "missing"
expect_same .git/index "$scratch/index"
cp "$scratch/object" "$object"
run 1 "$NBSCRUB" hook
