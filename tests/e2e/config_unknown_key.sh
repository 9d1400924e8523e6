#!/usr/bin/env bash
# An unknown key stops everything with file, line and a suggestion: a mistyped switch must not be taken for a switch.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
echo "x = 1" >a.py
printf '[hook]\nstrickt = true\n' >.nbscrub.toml
git add .
run 1 git commit -m "Add"
expect_text '.nbscrub.toml:2: [hook] has no key "strickt"'
expect_text 'did you mean "strict"?'
run 2 "$NBSCRUB" check a.py
expect_text '.nbscrub.toml:2:'
run 2 "$NBSCRUB" a.py
run 0 "$NBSCRUB" check --no-config a.py
