#!/usr/bin/env bash
# Of a content that stands at several paths each path is a name that is pushed: a token in the second one is seen.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
mkdir aaa "zzz.$token"
echo "the same" >aaa/file.txt && cp aaa/file.txt "zzz.$token/file.txt" && cp aaa/file.txt b.txt
git add . && git commit -qnm "Names" || fail "commit"
run 1 "$NBSCRUB" check --commits HEAD
expect_text "file name"
expect_no_text "$token" "the token in a name"
expect_no_text "b.txt"
