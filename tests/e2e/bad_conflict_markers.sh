#!/usr/bin/env bash
# A notebook with conflict markers holds both sides: a key in either is found.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
ours=$(generate github-pat 33) theirs=$(generate github-pat 34)
notebook merged.ipynb "SOURCE"
python3 - "$ours" "$theirs" <<'PY'
import sys
text = open("merged.ipynb").read()
line = '    "SOURCE"\n'
side = '    "token = \\"%s\\""\n'
text = text.replace(line, "<<<<<<< HEAD\n" + side % sys.argv[1] + "=======\n" + side % sys.argv[2] + ">>>>>>> other\n")
open("merged.ipynb", "w").write(text)
PY
run "$NBSCRUB" check --format json merged.ipynb
expect_status 2
python3 - "$scratch/out" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
assert len(report["findings"]) == 2, report["findings"]
assert report["errors"], "the damage is named"
PY
run "$NBSCRUB" merged.ipynb
expect_status 2
expect_lacks merged.ipynb "$ours"
expect_lacks merged.ipynb "$theirs"
expect_has merged.ipynb "<<<<<<< HEAD"
