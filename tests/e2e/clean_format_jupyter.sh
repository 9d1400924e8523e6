#!/usr/bin/env bash
# --format jupyter writes notebooks as Jupyter does after cleaning them, and leaves alone what is so already; the report
# still has its own format.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook wanted.ipynb "$token"
run 0 "$NBSCRUB" wanted.ipynb
leaky_notebook a.ipynb "$token"
python3 -c 'import json; json.dump(json.load(open("a.ipynb")), open("flat.ipynb", "w"))'
run 1 "$NBSCRUB" --dry-run --format jupyter flat.ipynb
expect_text "written as Jupyter does"
run 1 "$NBSCRUB" --diff --format jupyter flat.ipynb
expect_text "+token = 'NBSCRUB_REDACTED_GITHUB_PAT'"
run 0 "$NBSCRUB" --format jupyter --format json flat.ipynb
expect_same flat.ipynb wanted.ipynb
expect_text '"version":1'
run 0 "$NBSCRUB" --format jupyter --dry-run flat.ipynb
printf '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":4}' >small.ipynb
run 1 "$NBSCRUB" --diff --format jupyter small.ipynb
expect_text "nothing that can be seen"
run 0 "$NBSCRUB" --format jupyter small.ipynb
expect_text "cleaned: written as Jupyter does"
run 2 "$NBSCRUB" check --format jupyter small.ipynb
echo "x = 1" >a.py
run 0 "$NBSCRUB" --format jupyter --redact a.py
expect_equal "$(cat a.py)" "x = 1"
