#!/usr/bin/env bash
# Every form of a literal, for every platform: nothing is found afterwards, the code is still Python with the meaning it
# had, a notebook that Jupyter wrote stays one that Jupyter would write, and a second run changes nothing.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no scratch folder"
python3 "$(dirname "$0")/replace_forms.py" "$NBSCRUB" "$NBSCRUB_GENERATE" >"$scratch/out" 2>"$scratch/err" ||
  fail "a form of a literal is not replaced as it should be"
