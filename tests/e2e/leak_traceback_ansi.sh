#!/usr/bin/env bash
# A traceback shows the line that holds the key and colours it in the middle of the key: the codes stay, the key goes.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 13)
first=${key:0:15} last=${key:15}
plant traceback "\\u001b[0;34m\\\"$first\\u001b[0m\\u001b[0;34m$last\\\""
found_and_gone "traceback" "$key" "$first" "$last"
expect_file_holds kept.ipynb 'NBSCRUB_REDACTED_GITHUB_PAT\u001b[0m\u001b[0;34m\"'
