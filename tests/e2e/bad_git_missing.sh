#!/usr/bin/env bash
# Without git, or with one that is too old, the hook cannot tell: status 2, and a word on what is needed.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
mkdir "$scratch/empty" "$scratch/old"
PATH="$scratch/empty" run 2 "$NBSCRUB" hook
expect_text "is Git installed"
PATH="$scratch/empty" run 2 "$NBSCRUB" check --commits HEAD
expect_text "is Git installed"

# One from before rev-list's --end-of-options and ls-files' answers that are needed.
cat >"$scratch/old/git" <<'EOF'
#!/bin/sh
[ "$1" = version ] && echo "git version 2.17.1" && exit 0
echo "error: unknown option" >&2
exit 129
EOF
chmod +x "$scratch/old/git"
for mode in hook "hook --fix" "check --commits HEAD"; do
  # shellcheck disable=SC2086
  PATH="$scratch/old:$PATH" run 2 "$NBSCRUB" $mode
  expect_text "too old (git version 2.17.1)"
  expect_text "needs Git 2.24 or later"
done
