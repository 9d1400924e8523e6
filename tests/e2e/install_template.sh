#!/usr/bin/env bash
# install --template: repositories that are made or cloned from now on have the hook of their own.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/old" || fail "no repository"
cd "$scratch" || fail "no folder"
run 0 "$NBSCRUB" install --template --fix
expect_text "set init.templateDir"
[ ! -e "$scratch/old/.git/hooks/pre-commit" ] || fail "an old repository was changed"
git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
leaky_notebook train.ipynb && git add train.ipynb
run 0 git commit -m "Cleaned"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
git clone -q "$scratch/repo" "$scratch/clone" || fail "clone"
[ -x "$scratch/clone/.git/hooks/pre-commit" ] || fail "no hook in the clone"
run 0 "$NBSCRUB" uninstall --template
expect_equal "$(git config --global init.templateDir)" ""
git init -q "$scratch/later"
[ ! -e "$scratch/later/.git/hooks/pre-commit" ] || fail "still in new repositories"

# A template that is there already is added to.
mkdir -p "$HOME/template/hooks"
echo kept >"$HOME/template/description"
git config --global init.templateDir "$HOME/template"
run 0 "$NBSCRUB" install --template
[ -x "$HOME/template/hooks/pre-commit" ] || fail "no hook in the template"
run 0 "$NBSCRUB" uninstall --template
expect_equal "$(git config --global init.templateDir)" "$HOME/template"
expect_file_holds "$HOME/template/description" kept
run 2 "$NBSCRUB" install --template --filter
run 2 "$NBSCRUB" install --template --global
