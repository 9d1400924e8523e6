#!/usr/bin/env bash
# When the program is gone the hook stops the commit and says why.
. "$(dirname "$0")/lib.sh"

mkdir "$scratch/it's here"
cp "$NBSCRUB" "$scratch/it's here/nbscrub"
NBSCRUB="$scratch/it's here/nbscrub"
new_repository_with_history
echo more >>README.md && git add README.md
run 0 git commit -m "Change"
rm "$NBSCRUB"
echo more >>README.md && git add README.md
run 1 git commit -m "Change"
expect_text "is gone"
sh .git/hooks/pre-commit 2>/dev/null
expect_equal $? 2
