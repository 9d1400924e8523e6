#!/usr/bin/env bash
# A commit that weakens the configuration says so, also when it takes the file away; one that tightens it does not.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
printf '[hook]\nstrict = true\n' >.nbscrub.toml
git add . && run 0 git commit -m "Tighten"
expect_no_text "weakens"
printf '[rules]\ndisable = ["jwt-generic"]\n[paths]\nignore = ["data/"]\n' >.nbscrub.toml
git add . && run 0 git commit -m "Weaken"
expect_text "this commit weakens .nbscrub.toml: the rule jwt-generic is switched off; paths are ignored: data/; the hook is no longer strict"
printf '[hook]\nstrict = true\n' >.nbscrub.toml
git add . && run 0 git commit -m "Tighten again"
expect_no_text "weakens"
git rm -q .nbscrub.toml
run 0 git commit -m "Remove"
expect_text "this commit weakens .nbscrub.toml: the hook is no longer strict"
