#!/usr/bin/env bash
# In a repository that cannot be written to, --fix changes nothing and stops the commit; to look needs no writing.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
leaky_notebook train.ipynb && git add train.ipynb || fail "add"
cp train.ipynb "$scratch/before"
staged=$(git rev-parse :train.ipynb)
as_user=()
if [ "$(id -u)" = 0 ]; then
  # Root may write anywhere.
  command -v setpriv >/dev/null || skip "needs setpriv, as root"
  as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  chmod 755 "$scratch" && chown -R 65534 "$scratch" || skip "files cannot be given away here"
  "${as_user[@]}" "$NBSCRUB" --version >/dev/null 2>&1 || skip "another user cannot run the program"
  git config --global --add safe.directory '*'
fi
chmod -R a-w .git
run 1 "${as_user[@]}" "$NBSCRUB" hook
run 2 "${as_user[@]}" "$NBSCRUB" hook --fix
expect_text "git"
chmod -R u+w .git
expect_equal "$(git rev-parse :train.ipynb)" "$staged" "the index"
expect_same train.ipynb "$scratch/before"

# Only the work tree is closed: the index is cleaned, and the report says what the working copy still holds.
chmod a-w . train.ipynb
run 0 "${as_user[@]}" "$NBSCRUB" hook --fix
chmod u+w . train.ipynb
expect_text "the working copy still holds it"
expect_same train.ipynb "$scratch/before"
expect_blob_lacks :train.ipynb "$(make_token)"
