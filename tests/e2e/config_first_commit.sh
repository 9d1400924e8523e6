#!/usr/bin/env bash
# The first commit of a repository may bring its configuration.
. "$(dirname "$0")/lib.sh"
new_repository
notebook train.ipynb "key = '$(make_token "$LOW_RULE")'"
printf '[hook]\nstrict = true\n' >.nbscrub.toml
git add .
run 1 git commit -m "Begin"
git rm -q --cached .nbscrub.toml
run 0 git commit -m "Begin"
