#!/usr/bin/env bash
# Of two members with one name a JSON reader sees the last; the key in the first is in the history all the same.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
key=$(generate github-pat 40)
notebook twice.ipynb "print(1)"
sed -i "s/   \"source\": \\[/   \"source\": [\"token = '$key'\"],\n   \"source\": [/" twice.ipynb
run "$NBSCRUB" check twice.ipynb
expect_status 1
run "$NBSCRUB" twice.ipynb
expect_status 0
expect_lacks twice.ipynb "$key"
expect_json twice.ipynb
