#!/usr/bin/env bash
# A symbolic link that becomes a file (status T) is looked at; a link's own target is, too.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
ln -s README.md link.txt
git add link.txt && git commit -qm "Add a link" || fail "commit"
rm link.txt
echo "token = '$(make_token)'" >link.txt
git add link.txt
expect_equal "$(git diff --cached --name-status | cut -f1)" T
run 1 git commit -m "Make it a file"
expect_text "link.txt"

git reset -q --hard
ln -s "https://host.invalid/$(make_token)" other.txt
git add other.txt
run 1 git commit -m "Add a link with a token"
run 1 "$NBSCRUB" hook --fix
expect_text "nothing was cleaned"

# A link to a notebook is no damaged notebook.
git reset -q --hard
ln -s ../elsewhere/train.ipynb link.ipynb
git add link.ipynb
run 0 git commit -m "Add a link to a notebook"
