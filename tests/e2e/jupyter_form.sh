#!/usr/bin/env bash
# --format jupyter gives the bytes that nbformat gives, on generated notebooks and on real ones.
. "$(dirname "$0")/lib.sh"

project=$(cd "$(dirname "$0")/../.." && pwd)
# Installed once, for every build.
venv=$project/build/deps/nbformat-venv
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv" && mkdir -p "$project/build/deps"
  python3 -m venv "$venv" >"$scratch/out" 2>&1 || skip "python3 -m venv does not work here"
  "$venv/bin/pip" -q install "nbformat==5.10.4" >"$scratch/out" 2>&1 || skip "pip cannot install nbformat here"
  touch "$venv/ready"
fi
cd "$scratch" || fail "no folder"
corpus=()
[ -d "${NBSCRUB_CORPUS:-}" ] && corpus=("$NBSCRUB_CORPUS")
run 0 "$venv/bin/python" "$project/tests/e2e/jupyter_form.py" "${corpus[@]}"
expect_text " 0 different"
