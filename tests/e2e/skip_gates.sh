#!/usr/bin/env bash
# Messages and pushes can be let through on the record too, and with --fix a skip leaves what is staged alone; a server
# and `check --commits` cannot be skipped.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --commit-msg --pre-push --fix
git init -q --bare "$scratch/remote.git" && git remote add origin "$scratch/remote.git"
git push -q origin main || fail "push"
token=$(make_token)
audit=.git/nbscrub/audit.jsonl
kinds() { python3 -c 'import json, sys; print(*[json.loads(l)["kind"] for l in open(sys.argv[1])])' $audit; }

run 1 git commit --allow-empty -m "Use $token"
NBSCRUB_SKIP="a message" run 0 git commit --allow-empty -m "Use $token"
expect_equal "$(kinds)" message
leaky_notebook train.ipynb "$token" && git add train.ipynb
NBSCRUB_SKIP="as it is" run 0 git commit -m "Leak"
expect_blob_holds HEAD:train.ipynb "$token"
expect_equal "$(kinds)" "message commit"

run 1 git push origin main
run 1 env NBSCRUB_SKIP="no" "$NBSCRUB" check --commits origin/main..HEAD
printf '#!/bin/sh\nexec "%s" pre-receive\n' "$NBSCRUB" >"$scratch/remote.git/hooks/pre-receive"
chmod +x "$scratch/remote.git/hooks/pre-receive"
NBSCRUB_SKIP="on its way" run 1 git push origin main
expect_text "let through"
rm "$scratch/remote.git/hooks/pre-receive"
NBSCRUB_SKIP="on its way" run 0 git push origin main
expect_equal "$(kinds)" "message commit push push"
tail -n 1 $audit | grep -q "\"tips\":\[\"$(git rev-parse HEAD)\"\]" || fail "the id that was pushed"
expect_file_lacks $audit "$token"

# In a linked work tree the record is the same one.
git worktree add -q "$scratch/linked" -b side && cd "$scratch/linked" || fail "worktree"
leaky_notebook other.ipynb && git add other.ipynb
NBSCRUB_SKIP="there" run 0 git commit -m "Leak"
expect_equal "$(wc -l <"$scratch/repo/$audit")" 5
