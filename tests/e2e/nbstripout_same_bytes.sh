#!/usr/bin/env bash
# Called by the name of nbstripout, the program gives the same bytes as nbstripout itself, flag by flag, on notebooks that
# nbformat wrote: made up ones, and real ones where there are some. Exit codes and words of --dry-run and --verify too.
. "$(dirname "$0")/lib.sh"

here=$(cd "$(dirname "$0")" && pwd)
venv=$here/../../build/deps/nbstripout-venv
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv" && mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" >"$scratch/out" 2>&1 || skip "python3 -m venv does not work here"
  "$venv/bin/pip" -q install "nbstripout==0.9.1" >"$scratch/out" 2>&1 || skip "pip cannot install nbstripout here"
  touch "$venv/ready"
fi
cd "$scratch" || exit 1
mkdir bin && ln -s "$NBSCRUB" bin/nbstripout
"$venv/bin/python" "$here/nbstripout_same_bytes.py" "$venv/bin/nbstripout" bin/nbstripout "${NBSCRUB_CORPUS:-}" \
  >"$scratch/out" 2>"$scratch/err" || fail "another outcome"
