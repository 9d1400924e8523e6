#!/usr/bin/env bash
# NBSCRUB_SKIP lets one commit through, says so, and leaves a line without any value in a file for the owner only.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
head=$(git rev-parse HEAD)
leaky_notebook train.ipynb "$token" && git add train.ipynb
run 1 git commit -m "Leak"
audit=.git/nbscrub/audit.jsonl
[ ! -e $audit ] || fail "a line for a commit that was stopped"

NBSCRUB_SKIP="an example of the docs" run 0 git commit -m "Leak"
expect_text "nbscrub was skipped: 1 credential let through"
expect_text "an example of the docs"
expect_text "train.ipynb"
expect_no_text "$token" "the credential"
expect_equal "$(commits)" 2
expect_equal "$(stat -c %a $audit)" 600
expect_equal "$(wc -l <$audit)" 1
expect_file_lacks $audit "$token"
python3 - $audit "$(git rev-parse 'HEAD^{tree}')" "$head" <<'PY' || fail "the line"
import json, re, sys
line = json.load(open(sys.argv[1]))
assert line["version"] == 1 and line["kind"] == "commit", line
assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line["time"]), line
assert line["name"] == "Ada" and line["email"] == "ada@example.org", line
assert line["tree"] == sys.argv[2] and line["head"] == sys.argv[3], line
assert line["reason"] == "an example of the docs", line
(found,) = line["found"]
assert found["path"] == "train.ipynb" and found["rule"] == "github-pat" and found["cell"] == 1 and found["line"] == 1, line
assert line["summary"] == {"findings": 1, "warnings": 0, "errors": 0}, line
PY

# A second line is added; a clean commit adds none.
leaky_notebook second.ipynb && git add second.ipynb
NBSCRUB_SKIP="another" run 0 git commit -m "Leak"
expect_equal "$(wc -l <$audit)" 2
echo text >plain && git add plain
NBSCRUB_SKIP="not needed" run 0 git commit -m "Clean"
expect_no_text "skipped"
expect_equal "$(wc -l <$audit)" 2
# After a line that was torn the next one stands on its own.
printf '{"version":1,"ti' >>$audit
leaky_notebook third.ipynb && git add third.ipynb
NBSCRUB_SKIP="more" run 0 git commit -m "Leak"
expect_equal "$(wc -l <$audit)" 4
tail -n 1 $audit | python3 -c 'import json, sys; json.load(sys.stdin)' || fail "the line after a torn one"
