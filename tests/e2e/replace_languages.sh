#!/usr/bin/env bash
# Magics, shell lines and other languages: a form that works there, or redaction with the reason.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no scratch folder"
token=$(make_token)

# case_of LANGUAGE SOURCE WANTED [WORDS]: the source of the one cell afterwards, and words of the report.
case_of() {
  notebook a.ipynb "$2"
  python3 - "$1" <<'PY' || fail "no notebook"
import json, sys
notebook = json.load(open("a.ipynb"))
notebook["metadata"] = {"kernelspec": {"display_name": "k", "language": sys.argv[1], "name": "k"}}
notebook["cells"][0]["source"] = "".join(notebook["cells"][0]["source"]).splitlines(keepends=True)
json.dump(notebook, open("a.ipynb", "w"), indent=1)
PY
  run 0 "$NBSCRUB" replace --yes a.ipynb
  expect_equal "$(python3 -c 'import json; print("".join(json.load(open("a.ipynb"))["cells"][0]["source"]), end="")')" "$3"
  [ $# -lt 4 ] || expect_text "$4"
  run 0 "$NBSCRUB" check --strict a.ipynb
}

case_of python "%env GITHUB_TOKEN=$token" 'import os
os.environ["GITHUB_TOKEN"] = os.environ["GITHUB_TOKEN"]'
case_of python "%set_env MY_TOKEN $token
x = 1" 'import os
os.environ["MY_TOKEN"] = os.environ["MY_TOKEN"]
x = 1'
case_of python "!curl -H \"Authorization: token $token\" https://api.github.com" \
  '!curl -H "Authorization: token $$GITHUB_TOKEN" https://api.github.com'
case_of python "!curl -H 'Authorization: token $token' https://api.github.com" \
  "!curl -H 'Authorization: token NBSCRUB_REDACTED_GITHUB_PAT' https://api.github.com" \
  "the shell expands no variable"
case_of python "%%bash
export MY_TOKEN=$token
git pull" '%%bash
export MY_TOKEN=$MY_TOKEN
git pull'
case_of python "%%javascript
var token = '$token'" "%%javascript
var token = 'NBSCRUB_REDACTED_GITHUB_PAT'" \
  "another language"
case_of python "def f():
    \"\"\"Call it with $token\"\"\"" 'def f():
    """Call it with NBSCRUB_REDACTED_GITHUB_PAT"""'
case_of R "k <- '$token'
h <- paste(\"Bearer $token\") # \"" 'k <- Sys.getenv("GITHUB_TOKEN")
h <- paste(paste0("Bearer ", Sys.getenv("GITHUB_TOKEN"))) # "'
case_of julia "k = \"$token\"; h = A' * \"Bearer $token\"" 'k = ENV["GITHUB_TOKEN"]; h = A'"'"' * "Bearer $(ENV["GITHUB_TOKEN"])"'
case_of scala "val k = \"$token\"" 'val k = "NBSCRUB_REDACTED_GITHUB_PAT"' \
  "neither Python nor R nor Julia"
