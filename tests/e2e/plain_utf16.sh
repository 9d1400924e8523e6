#!/usr/bin/env bash
# UTF-16, as PowerShell writes it with `>`: decoded, scanned, and with --redact redacted in its own encoding.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token)
python3 - "$key" <<'PY'
import sys
open("keys.txt", "wb").write(b"\xff\xfe" + ('token = "%s"\r\n' % sys.argv[1]).encode("utf-16-le"))
PY
run 1 "$NBSCRUB" check keys.txt
expect_text "line 1, column 10"
run 1 "$NBSCRUB" keys.txt
run 0 "$NBSCRUB" --redact keys.txt
python3 - <<'PY'
text = open("keys.txt", "rb").read()
assert text.startswith(b"\xff\xfe")
assert text.decode("utf-16") == 'token = "NBSCRUB_REDACTED_GITHUB_PAT"\r\n', text
PY
