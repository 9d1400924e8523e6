#!/usr/bin/env bash
# The example of a configuration is one.
. "$(dirname "$0")/lib.sh"
example=$(cd "$(dirname "$0")/../../examples" && pwd)/.nbscrub.toml
cd "$scratch" || fail "no folder"
mkdir third_party
echo "x = 1" >a.py
echo "token = '$(make_token)'" >third_party/b.py
run 0 "$NBSCRUB" check --config "$example" .
expect_text "1 file not looked at: [paths] ignore"
run 1 "$NBSCRUB" check .
