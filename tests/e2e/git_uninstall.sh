#!/usr/bin/env bash
# Uninstalling removes our hook only, and puts the former one back.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
hook=.git/hooks/pre-commit
mkdir -p .git/hooks
printf '#!/bin/sh\nexit 0\n' >$hook
chmod 755 $hook
cp $hook "$scratch/old"
run 0 "$NBSCRUB" uninstall
expect_same $hook "$scratch/old"
run 0 "$NBSCRUB" install
run 0 "$NBSCRUB" uninstall
expect_same $hook "$scratch/old"
[ ! -e $hook.nbscrub-old ] || fail "the copy is still there"
[ ! -e .git/hooks/pre-merge-commit ] || fail "pre-merge-commit is still there"
rm $hook
run 0 "$NBSCRUB" install
run 0 "$NBSCRUB" uninstall
[ ! -e $hook ] || fail "the hook is still there"
leaky_notebook train.ipynb && git add train.ipynb
run 0 git commit -m "Nothing looks any more"
