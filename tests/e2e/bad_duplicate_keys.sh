#!/usr/bin/env bash
# Of two members with one name a JSON reader sees the last; the key in the first is in the history all the same.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 40)
notebook twice.ipynb "print(1)"
sed -i "s/   \"source\": \\[/   \"source\": [\"token = '$key'\"],\n   \"source\": [/" twice.ipynb
run 1 "$NBSCRUB" check twice.ipynb
run 0 "$NBSCRUB" twice.ipynb
expect_file_lacks twice.ipynb "$key"
expect_json twice.ipynb
