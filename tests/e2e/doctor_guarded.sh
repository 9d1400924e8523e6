#!/usr/bin/env bash
# Where all is well doctor says so, and leaves nothing behind: not in .git, not in the work tree, not in the temporary folder.
. "$(dirname "$0")/lib.sh"

export TMPDIR="$scratch/temporary" && mkdir -p "$TMPDIR"
state() { find . -type f -print0 | sort -z | xargs -0 sha256sum; find . -type d | sort; }
new_repository_with_history
echo staged >staged.txt && git add staged.txt && echo changed >>README.md
for way in "" --fix; do
  run 0 "$NBSCRUB" install $way
  state >"$scratch/before"
  run 0 env NBSCRUB_SKIP="to be ignored" "$NBSCRUB" doctor
  expect_text "$([ -z "$way" ] && echo "a notebook with a credential was stopped" || echo "credential was cleaned")"
  expect_text "this repository is guarded"
  state >"$scratch/after"
  expect_same "$scratch/before" "$scratch/after"
  [ -z "$(ls -A "$TMPDIR")" ] || fail "something was left in the temporary folder"
done
run 0 "$NBSCRUB" doctor --format json
expect_json "$scratch/out"

# In a folder of it, in a linked work tree, with a split index, before the first commit, with SHA-256.
mkdir -p sub && cd sub && run 0 "$NBSCRUB" doctor && cd ..
git worktree add -q "$scratch/linked" && cd "$scratch/linked" && run 0 "$NBSCRUB" doctor && cd "$scratch/repo" || fail "worktree"
git config core.splitIndex true && git update-index --split-index
state >"$scratch/before"
run 0 "$NBSCRUB" doctor
state >"$scratch/after"
expect_same "$scratch/before" "$scratch/after"
git init -q "$scratch/new" && cd "$scratch/new" && run 0 "$NBSCRUB" install && run 0 "$NBSCRUB" doctor
git init -q --object-format=sha256 "$scratch/other" && cd "$scratch/other" && run 0 "$NBSCRUB" install && run 0 "$NBSCRUB" doctor
git commit -q --allow-empty -m "Begin" && run 0 "$NBSCRUB" doctor
cd "$scratch" && run 2 "$NBSCRUB" doctor
