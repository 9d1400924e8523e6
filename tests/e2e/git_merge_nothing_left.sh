#!/usr/bin/env bash
# A merge that cleaning leaves without a change is still a merge: it is committed.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
notebook train.ipynb "print(1)" && git add . && git commit -qm "Add" || fail "commit"
git checkout -qb side && notebook train.ipynb "print(1)" "$token" && git commit -qnam "Ran it" || fail "commit"
git checkout -q main && git commit -q --allow-empty -m "Apart" || fail "commit"
run 1 git merge -m "Merge" side
run 0 git commit -m "Merge"
expect_equal "$(git log -1 --format=%p | wc -w)" 2 "parents"
expect_equal "$(git diff --name-only HEAD^1 HEAD)" "" "what the merge changes"
expect_blob_lacks HEAD:train.ipynb "$token"
