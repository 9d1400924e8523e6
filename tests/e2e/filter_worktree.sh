#!/usr/bin/env bash
# The filter works in linked work trees as well, from a sub-folder, and they share its cache.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter --diff
git worktree add -q "$scratch/linked" -b linked || fail "worktree"
cd "$scratch/linked" && mkdir -p deep/er && cd deep/er || fail "no folder"
token=$(make_token)
leaky_notebook train.ipynb "$token"
run 0 git add train.ipynb
expect_blob_lacks :deep/er/train.ipynb "$token"
expect_blob_holds :deep/er/train.ipynb '"outputs": []'
[ -f "$scratch/repo/.git/nbscrub/filter-cache/edits" ] || fail "no cache in the common folder"
run 0 git commit -m "Add"
leaky_notebook train.ipynb "$token and more"
run 0 git diff
expect_text "code  c1"
expect_no_text "$token" "the credential"

# And with the Git folder and the work tree named in the environment.
cd "$scratch/repo" && leaky_notebook other.ipynb "$token" && cd / || fail "no folder"
run 0 env GIT_DIR="$scratch/repo/.git" GIT_WORK_TREE="$scratch/repo" git add "$scratch/repo/other.ipynb"
expect_equal "$(git -C "$scratch/repo" cat-file blob :other.ipynb | grep -c "$token")" 0
