#!/usr/bin/env bash
# The notebooks in examples/ are what the program makes of the template there, byte for byte.
. "$(dirname "$0")/lib.sh"
examples=$(cd "$(dirname "$0")/../../examples" && pwd)
cd "$scratch" || exit 1
"$NBSCRUB_FILL" "$examples/leaky.ipynb.in" >train.ipynb || fail "the template was not filled"
cp train.ipynb redacted.ipynb
run 0 "$NBSCRUB" --redact-only redacted.ipynb
expect_same redacted.ipynb "$examples/redacted.ipynb"
run 0 "$NBSCRUB" train.ipynb
expect_same train.ipynb "$examples/cleaned.ipynb"
expect_json train.ipynb
run 0 "$NBSCRUB" check --strict "$examples/cleaned.ipynb" "$examples/redacted.ipynb"

# What outputs hold goes with them when they are cleared, and nothing else does.
[ "$(diff "$examples/redacted.ipynb" train.ipynb | grep -c 'language_info\|kernelspec\|"source"')" = 0 ] ||
  fail "a cleaning took more than outputs and volatile metadata"
