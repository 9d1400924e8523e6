#!/usr/bin/env bash
# Names with a space, a quote, a newline, a leading dash or bytes that are no UTF-8 are all looked at.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
seed=1
for name in 'my notebook.ipynb' "it's \"quoted\".ipynb" $'two\nlines.ipynb' '-rf.ipynb' ':top.ipynb' '*.ipynb' '[a,b].ipynb' \
  $'latin-\xe9.ipynb'; do
  leaky_notebook "./$name" "$(make_token github-pat $seed)"
  seed=$((seed + 1))
  git --literal-pathspecs add -- "$name" || fail "cannot add $name"
  run 1 git commit -m "Add"
  run 1 "$NBSCRUB" hook --format json
  expect_equal "$(grep -o '"path":' "$scratch/out" | wc -l)" 1 "$name"
  # No control character reaches the terminal.
  run 1 "$NBSCRUB" hook
  ! LC_ALL=C grep -q $'[\x01-\x09\x0b-\x1f]' "$scratch/err" || fail "a control character was printed"
  # Cleaned in the index, and under the same name.
  run 0 "$NBSCRUB" hook --fix
  run 0 git commit -qnm "Add cleaned"
  # And in the work tree.
  run 0 "$NBSCRUB" "./$name"
  run 0 "$NBSCRUB" check "./$name"
done
expect_equal "$(git ls-files | wc -l)" 9
