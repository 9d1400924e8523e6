#!/usr/bin/env bash
# Lines through which credentials get in are told as advice: by check always, by the hook only beside a finding. They never
# change the exit code.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
notebook a.ipynb "print(os.environ)"
run 0 "$NBSCRUB" check a.ipynb
expect_text "a.ipynb: cell 1, line 1: the whole environment is shown"
expect_text "sorted(os.environ)"
run 0 "$NBSCRUB" check --format json a.ipynb
python3 - "$scratch/out" <<'PY' || fail "the JSON report does not tell it"
import json, sys
advice = json.load(open(sys.argv[1]))["advice"]
assert [(a["path"], a["cause"], a["cell"], a["line"]) for a in advice] == [("a.ipynb", "environment-shown", 1, 1)]
PY
git add a.ipynb
run 0 git commit -m "Look around"
expect_no_text "environment"

token=$(make_token)
notebook b.ipynb "x = os.getenv(\"X\", \"$token\")"
git add b.ipynb
run 1 git commit -m "A default"
expect_text "b.ipynb: cell 1, line 1: a key stands as the default"
expect_no_text "$token" "the value"
