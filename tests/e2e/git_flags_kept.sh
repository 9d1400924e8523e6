#!/usr/bin/env bash
# skip-worktree and assume-unchanged survive a cleaning of the index; the working copies of such files are left alone.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
for name in skipped assumed; do leaky_notebook $name.ipynb "$(make_token)"; done
cp skipped.ipynb "$scratch/before"
git add .
git update-index --skip-worktree skipped.ipynb
git update-index --assume-unchanged assumed.ipynb
run 0 git commit -m "Add"
expect_blob_lacks HEAD:skipped.ipynb "$(make_token)"
expect_blob_lacks HEAD:assumed.ipynb "$(make_token)"
expect_equal "$(git ls-files -v skipped.ipynb assumed.ipynb | tr '\n' ' ')" "h assumed.ipynb S skipped.ipynb " "flags"
expect_same skipped.ipynb "$scratch/before"
expect_same assumed.ipynb "$scratch/before"
