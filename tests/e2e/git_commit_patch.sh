#!/usr/bin/env bash
# git commit -p, which chooses hunks while the index is locked: the chosen ones are judged and cleaned, the others stay.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
python3 - <<'EOF' || fail "no notebook"
import json
cells = [{"cell_type": "code", "execution_count": None, "id": f"c{n}", "metadata": {}, "outputs": [],
          "source": [f"print({n})"]} for n in range(12)]
json.dump({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, open("train.ipynb", "w"), indent=1)
EOF
git add . && git commit -qm "Add" || fail "commit"
sed -i -e "s/print(1)/first = '$token'/" -e "s/print(9)/second = 2/" train.ipynb
cp train.ipynb "$scratch/before"
choose() { # STATUS ANSWERS: git commit -p with these answers
  local status=0
  printf '%b' "$2" | git commit -p -m "Some of it" >"$scratch/out" 2>"$scratch/err" || status=$?
  expect_equal "$status" "$1" "the status of git commit -p"
}
choose 1 'y\nn\n'
expect_text "train.ipynb"
git reset -q
choose 0 'n\ny\n'
expect_blob_holds HEAD:train.ipynb "second = 2"
expect_blob_lacks HEAD:train.ipynb "$token"
expect_same train.ipynb "$scratch/before"
git reset -q --soft HEAD^ && git reset -q

"$NBSCRUB" install --fix >/dev/null || fail "install"
choose 0 'y\nn\n'
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
expect_blob_lacks HEAD:train.ipynb "$token"
expect_blob_lacks HEAD:train.ipynb "second = 2"
expect_same train.ipynb "$scratch/before"
expect_equal "$(git diff --cached --name-only)" "" "what is staged afterwards"
