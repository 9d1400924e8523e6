#!/usr/bin/env bash
# A hint of low confidence is a warning; it stops the commit only with --strict, and is never rewritten.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
hint=$(make_token "$LOW_RULE")
notebook train.ipynb "key = '$hint'"
git add train.ipynb
run 1 "$NBSCRUB" hook --strict
staged=$(git rev-parse :train.ipynb)
run 1 "$NBSCRUB" hook --strict --fix
expect_equal "$(git rev-parse :train.ipynb)" "$staged" "index"
run 0 "$NBSCRUB" hook --fix
expect_equal "$(git rev-parse :train.ipynb)" "$staged" "index"
run 0 git commit -m "Add"
expect_text "1 warning"
run 1 "$NBSCRUB" check --strict train.ipynb
run 0 "$NBSCRUB" check train.ipynb
