#!/usr/bin/env bash
# install --system guards all repositories of a machine; without the rights to it nothing changes.
. "$(dirname "$0")/lib.sh"

unset GIT_CONFIG_NOSYSTEM
export GIT_CONFIG_SYSTEM="$scratch/etc/gitconfig"
mkdir "$scratch/etc" && : >"$GIT_CONFIG_SYSTEM"
[ "$(git config --system core.x 2>&1)" = "" ] || skip "this git has no GIT_CONFIG_SYSTEM"
cd "$scratch" || fail "no folder"
if [ "$(id -u)" != 0 ]; then
  chmod a-w "$scratch/etc"
  run 2 "$NBSCRUB" install --system
  expect_text "cannot be made"
  chmod u+w "$scratch/etc"
fi
run 0 "$NBSCRUB" install --system
expect_equal "$(git config --system core.hooksPath)" "$scratch/etc/nbscrub/hooks"
expect_equal "$(git config --global core.hooksPath)" ""
git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
run 0 "$NBSCRUB" uninstall --system
expect_equal "$(git config --system core.hooksPath)" ""
[ ! -e "$scratch/etc/nbscrub/hooks" ] || fail "the folder is still there"
run 0 git commit -m "Nothing looks any more"
