#!/usr/bin/env bash
# The pre-push hook stops what went past the pre-commit hook, and nothing else; a hook that was there runs first and gets
# the same refs.
. "$(dirname "$0")/lib.sh"

git init -q --bare "$scratch/remote.git"
new_repository_with_history --pre-push
git remote add origin "$scratch/remote.git"
run 0 git push -q origin main
token=$(make_token)
leaky_notebook train.ipynb "$token"
git add train.ipynb && git commit -qnm "Slip" || fail "commit"
commit=$(git rev-parse --short HEAD)
run 1 git push -q origin main
expect_text "stopped this push"
expect_text "in commit $commit"
expect_text "git rebase -i"
expect_no_text "$token" "the credential"
expect_equal "$(git --git-dir="$scratch/remote.git" rev-list --count main)" 1 "commits at the remote"

# Deleting it later does not help: it is in the history that would be pushed.
git rm -q train.ipynb && git commit -qm "Gone" || fail "commit"
run 1 git push -q origin main
expect_text "train.ipynb"

# Taken out of the commits, the push goes through.
git reset -q --hard HEAD~2
notebook train.ipynb "print(1)" && git add . && git commit -qm "Clean" || fail "commit"
run 0 git push -q origin main
# A message and a tag are looked at too.
git commit -q --allow-empty -nm "use $token"
run 1 git push -q origin main
expect_text "the message of commit"
expect_no_text "$token" "the credential"
git reset -q --hard HEAD~1
git tag -am "the key is $token" v1
run 1 git push -q origin v1
expect_text "annotation of tag"
git tag -d v1 >/dev/null
# What the remote has is not looked at again; deleting a branch needs no look.
run 0 git push -q origin main:side
run 0 git push -q origin :side

# With another hook in place before: it runs first, with the refs on its standard input.
"$NBSCRUB" uninstall >/dev/null || fail "uninstall"
[ ! -e .git/hooks/pre-push ] || fail "the pre-push hook is still there"
printf '#!/bin/sh\ncat >"%s/refs"\n' "$scratch" >.git/hooks/pre-push && chmod +x .git/hooks/pre-push
"$NBSCRUB" install --pre-push >/dev/null || fail "install"
git commit -q --allow-empty -m "More" && run 0 git push -q origin main
expect_file_holds "$scratch/refs" "refs/heads/main"
leaky_notebook other.ipynb "$token" && git add . && git commit -qnm "Slip"
run 1 git push -q origin main
