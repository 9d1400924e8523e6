#!/usr/bin/env bash
# pip install of the wheel puts nbscrub on the path; the wheel says for which platform it is, and equal inputs make
# equal wheels.
. "$(dirname "$0")/lib.sh"

project=$(cd "$(dirname "$0")/../.." && pwd)
cd "$scratch" || fail "no folder"
name=$(python3 "$project/install/wheel/backend.py" one "$NBSCRUB") || fail "no wheel"
python3 "$project/install/wheel/backend.py" two "$NBSCRUB" >/dev/null || fail "no wheel"
expect_same "one/$name" "two/$name"
case $name in
  nbscrub-*-py3-none-manylinux2014_*.musllinux_1_1_*.whl) ;;
  *) fail "an odd name: $name" ;;
esac
python3 -m venv venv >out 2>&1 || skip "python3 -m venv does not work here"
venv/bin/pip -q install --no-index "one/$name" >"$scratch/out" 2>&1 || fail "pip install"
expect_equal "$(venv/bin/nbscrub --version)" "$("$NBSCRUB" --version)"
run 0 venv/bin/pip uninstall -qy nbscrub
[ ! -e venv/bin/nbscrub ] || fail "pip uninstall left it"
