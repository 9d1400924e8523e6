#!/usr/bin/env bash
# The JSON report lists what was allowed with the reason, apart from the findings.
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || skip "no python3 to read JSON with"
cd "$scratch" || fail "no folder"
token=$(make_token)
echo "t = '$token'  # nbscrub: allow[github-pat] made up, see $(make_token github-pat 9)" >config.py
run 0 "$NBSCRUB" check --format json config.py
expect_no_text "$token" "the credential"
expect_no_text "$(make_token github-pat 9)" "the credential in the reason"
python3 - "$scratch/out" <<'PY' || fail "the report is not what docs/report-json.md says"
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
assert report["findings"] == []
assert report["summary"]["allowed"] == len(report["allowed"]) == 2
first = report["allowed"][0]
assert first["rule"] == "github-pat" and first["path"] == "config.py" and first["line"] == 1
assert first["allowed_by"] == "nbscrub: allow" and first["reason"] == "made up, see \u2026", first
assert "blocks" not in first
PY
