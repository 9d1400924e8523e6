#!/usr/bin/env bash
# A notebook with conflict markers holds both sides: a key in either is found.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
ours=$(make_token github-pat 33) theirs=$(make_token github-pat 34)
notebook merged.ipynb "SOURCE"
python3 - "$ours" "$theirs" <<'PY'
import sys
text = open("merged.ipynb").read()
line = '    "SOURCE"\n'
side = '    "token = \\"%s\\""\n'
text = text.replace(line, "<<<<<<< HEAD\n" + side % sys.argv[1] + "=======\n" + side % sys.argv[2] + ">>>>>>> other\n")
open("merged.ipynb", "w").write(text)
PY
run 2 "$NBSCRUB" check --format json merged.ipynb
python3 - "$scratch/out" <<'PY'
import json, sys
report = json.load(open(sys.argv[1]))
assert len(report["findings"]) == 2, report["findings"]
assert report["errors"], "the damage is named"
PY
run 2 "$NBSCRUB" merged.ipynb
expect_file_lacks merged.ipynb "$ours"
expect_file_lacks merged.ipynb "$theirs"
expect_file_holds merged.ipynb "<<<<<<< HEAD"
