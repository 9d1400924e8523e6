#!/usr/bin/env bash
# A notebook that was renamed and then given a credential is found under its new name.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
notebook old.ipynb "print('a line that stays the same so that Git sees a rename')"
git add old.ipynb && git commit -qm "Add" || fail "commit"
git mv old.ipynb new.ipynb
token=$(make_token)
sed -i "s/print(/t = '$token'; print(/" new.ipynb
git add new.ipynb
run 1 git commit -m "Rename"
expect_text "new.ipynb"
