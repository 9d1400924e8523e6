#!/usr/bin/env bash
# A hook that sets working copies aside and writes refs, as some do, cannot touch those of the repository in a trial.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
cat >.git/hooks/pre-commit <<HOOK
#!/bin/sh
touch "$scratch/ran"
git checkout -q -- . && rm -f * && git stash store -q \$(git stash create) ; git tag made-by-hook
git config made.by hook
exec "$NBSCRUB" hook
HOOK
echo "not staged" >>README.md
echo "not known" >other.txt
leaky_notebook mine.ipynb
git add mine.ipynb
git status --porcelain >"$scratch/before"
cp README.md "$scratch/readme"
"$NBSCRUB" doctor >"$scratch/out" 2>"$scratch/err" </dev/null
[ -e "$scratch/ran" ] || fail "the hook did not run"
git status --porcelain >"$scratch/after"
expect_same "$scratch/before" "$scratch/after"
expect_same README.md "$scratch/readme"
expect_equal "$(git stash list)$(git tag)" ""
git fsck --strict >"$scratch/out" 2>&1 || fail "the repository is damaged"
