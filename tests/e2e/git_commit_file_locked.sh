#!/usr/bin/env bash
# git commit FILE, when the second of its two indexes cannot be written: the commit is stopped, Git drops both, and neither
# the index nor the working copy is another than before.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
notebook train.ipynb "print(1)" && git add . && git commit -qm "Add" || fail "commit"
printf '#!/bin/sh\n: >.git/index.lock.lock\nexec "%s" hook --fix\n' "$NBSCRUB" >.git/hooks/pre-commit
leaky_notebook train.ipynb "$token"
cp train.ipynb "$scratch/before"
before=$(git ls-files -s)
run 1 git commit -m "Change" train.ipynb
expect_text "locked"
expect_text "Git drops"
expect_no_text "nothing was changed"
rm -f .git/index.lock.lock
expect_equal "$(git ls-files -s)" "$before" "the index"
expect_same train.ipynb "$scratch/before"
[ ! -e .git/index.lock ] || fail "the index stays locked"
"$NBSCRUB" install --fix >/dev/null 2>&1
rm -f .git/hooks/pre-commit.nbscrub-old
run 0 git commit -m "Change" train.ipynb
expect_blob_lacks HEAD:train.ipynb "$token"
