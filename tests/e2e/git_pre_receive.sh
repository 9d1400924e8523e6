#!/usr/bin/env bash
# On a server the pre-receive hook refuses a push with a credential in it, and keeps nothing of it.
. "$(dirname "$0")/lib.sh"

git init -q --bare "$scratch/server.git"
printf '#!/bin/sh\nexec "%s" pre-receive\n' "$NBSCRUB" >"$scratch/server.git/hooks/pre-receive"
chmod +x "$scratch/server.git/hooks/pre-receive"
git clone -q "$scratch/server.git" "$scratch/clone" 2>/dev/null && cd "$scratch/clone" || fail "no clone"
notebook good.ipynb "print(1)" && git add . && git commit -qm "Good" || fail "commit"
run 0 git push -q origin main
token=$(make_token)
leaky_notebook train.ipynb "$token" && git add . && git commit -qm "Slip" || fail "commit"
run 1 git push -q origin main
expect_text "stopped this push"
expect_no_text "$token" "the credential"
expect_equal "$(git --git-dir="$scratch/server.git" rev-list --count --all)" 1 "commits on the server"
expect_equal "$(git --git-dir="$scratch/server.git" count-objects -v | sed -n 's/^count: //p')" 3 "objects on the server"
# Many objects come as a pack.
git reset -q --hard HEAD~1
for i in $(seq 120); do echo "$i" >"f$i.txt"; done
git add . && git commit -qm "Many" || fail "commit"
run 0 git push -q origin main
leaky_notebook f1.ipynb "$token"
for i in $(seq 120); do echo "2$i" >"f$i.txt"; done
git add . && git commit -qm "Many and a slip" || fail "commit"
run 1 git push -q origin main
run 0 git push -q origin HEAD~1:refs/heads/side
run 0 git push -q origin :refs/heads/side

# What does not read as Git's words is no pass.
cd "$scratch/server.git" && echo "gibberish" | "$NBSCRUB" pre-receive >"$scratch/out" 2>"$scratch/err"
expect_equal "$?" 2 "status"
