#!/usr/bin/env bash
# Inside of a submodule its own hook runs on its own index; outside, the commit that it points to is no file to look at,
# beside which files are.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/library" && cd "$scratch/library" || fail "no repository"
echo "a library" >README.md && git add . && git commit -qm "Begin" || fail "commit"
new_repository_with_history --fix
git -c protocol.file.allow=always submodule --quiet add "$scratch/library" lib || fail "no submodule"
run 0 git commit -m "Add a submodule"

cd lib || fail "no submodule"
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb
"$NBSCRUB" install >"$scratch/out" 2>&1 || fail "install in a submodule"
run 1 git commit -m "Block"
"$NBSCRUB" install --fix >/dev/null || fail "install in a submodule"
run 0 git commit -m "Add"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_file_lacks train.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status of the submodule"
run 0 "$NBSCRUB" restore train.ipynb
expect_file_holds train.ipynb '"name": "stdout"'
git checkout -q train.ipynb

cd .. || fail "no top"
git add lib
run 0 git commit -m "Move the submodule"
expect_equal "$(git rev-parse HEAD:lib)" "$(git -C lib rev-parse HEAD)" "the submodule's commit"

# A setting that hides the submodule's changes does not make it nothing to commit.
notebook plain.ipynb "print(1)" && git add plain.ipynb && git commit -qm "Plain" || fail "commit"
git config submodule.lib.ignore all
(cd lib && git commit -q --allow-empty -m "Hidden") || fail "commit"
notebook plain.ipynb "print(1)" "$token"
git add plain.ipynb && git update-index lib
run 0 git commit -m "Only the submodule is left of it"
expect_equal "$(git rev-parse HEAD:lib)" "$(git -C lib rev-parse HEAD)" "the submodule's commit"
expect_blob_lacks HEAD:plain.ipynb "$token"
git config --unset submodule.lib.ignore

(cd lib && git commit -q --allow-empty -m "More") || fail "commit"
leaky_notebook beside.ipynb "$token"
git add lib beside.ipynb
run 0 git commit -m "Both"
expect_blob_lacks HEAD:beside.ipynb "$token"
expect_equal "$(git status --porcelain)" "" "status"
