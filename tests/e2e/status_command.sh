# `nbscrub status`: what guards this repository, in ten lines at most; exit 0 when commits are guarded, 1 when not.
source "$(dirname "$0")/lib.sh"

expect_line() { grep -qE -e "$1" "$scratch/out" || fail "no line with \"$1\""; }

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
run 1 "$NBSCRUB" status
expect_line 'not guarded'
expect_line 'nbscrub install --pre-push'

"$NBSCRUB" install --pre-push >/dev/null || fail "install"
run 0 "$NBSCRUB" status
expect_line 'commits .*stopped when they hold a credential .*hooks/pre-commit'
expect_line 'pushes .*hooks/pre-push'
expect_line 'messages .*nbscrub install --commit-msg'
expect_line 'notebooks .*no filter'
expect_line 'configuration .*none; the defaults'
[ "$(wc -l <"$scratch/out")" -le 10 ] || fail "more than ten lines"

"$NBSCRUB" install --fix --filter --diff >/dev/null || fail "install"
printf '[rules]\ndisable = ["github-pat"]\n[paths]\nignore = ["old/"]\n' >.nbscrub.toml
git add .nbscrub.toml
mkdir -p sub && cd sub || fail "no folder"
run 0 "$NBSCRUB" status
expect_line 'commits .*cleaned'
expect_line 'notebooks .*cleaned on the way into Git'
expect_line 'diffs .*shown as text'
expect_line 'configuration .*\.nbscrub\.toml: 1 rule off, 1 pattern of paths ignored'
[ "$(wc -l <"$scratch/out")" -le 10 ] || fail "more than ten lines"
run 0 "$NBSCRUB" status --format json
python3 - "$scratch/out" <<'PY' || fail "the JSON is wrong"
import json, sys
status = json.load(open(sys.argv[1]))
assert status["version"] == 1 and status["guarded"] and status["fix"]
assert status["hooks"]["pre-commit"]["ours"] and status["hooks"]["pre-commit"]["program_there"]
assert status["last_skip"] is None
assert status["filter"]["required"] and status["configuration"]["rules_off"] == 1
PY
cd ..

leaky_notebook leak.txt && git add leak.txt
NBSCRUB_SKIP="made up for a lesson" run 0 git commit -qm "A lesson"
run 0 "$NBSCRUB" status
expect_line 'last skip .*Z, Ada: made up for a lesson'
[ "$(wc -l <"$scratch/out")" -le 10 ] || fail "more than ten lines"

chmod -x .git/hooks/pre-commit
run 1 "$NBSCRUB" status
expect_line 'commits .*chmod \+x .*pre-commit'
chmod +x .git/hooks/pre-commit

sed -i "s/^nbscrub=.*/nbscrub='\/nowhere\/it'\\\\''s'/" .git/hooks/pre-commit
run 1 "$NBSCRUB" status
expect_line "commits .*/nowhere/it's is gone"

printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
run 1 "$NBSCRUB" status
expect_line 'commits .*not of nbscrub'
printf '#!/bin/sh\nexec nbscrub hook\n' >.git/hooks/pre-commit
run 0 "$NBSCRUB" status
expect_line 'commits .*names nbscrub'

cd "$scratch" || fail "no folder"
run 2 "$NBSCRUB" status
