#!/usr/bin/env bash
# The JSON report is one document of version 1, without the value, whatever the file's name.
. "$(dirname "$0")/lib.sh"

command -v python3 >/dev/null || skip "no python3 to read JSON with"
cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook train.ipynb "$token"
leaky_notebook $'latin-\xe9.ipynb' "$token"
run 2 "$NBSCRUB" check --format json train.ipynb $'latin-\xe9.ipynb' missing.txt
expect_no_text "$token" "the credential"
python3 - "$scratch/out" <<'EOF' || fail "the report is not what docs/report-json.md says"
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
assert report["version"] == 1
assert sorted({f["path"] for f in report["findings"]}) == ["latin-%E9.ipynb", "train.ipynb"]
finding = [f for f in report["findings"] if f["path"] == "train.ipynb"][0]
assert finding["rule"] == "github-pat" and finding["confidence"] == "high" and finding["blocks"]
assert finding["cell"] == 1 and finding["output"] is None and finding["line"] == 1 and finding["column"] == 10
raw = open("train.ipynb", "rb").read()
begin, end = finding["spans"][0]
assert raw[begin:end].startswith(b"gh") and end - begin == 40
assert report["errors"][0]["path"] == "missing.txt"
assert report["summary"]["exit_code"] == 2 and report["summary"]["errors"] == 1
EOF
