#!/usr/bin/env bash
# A byte order mark and CRLF line ends (a Windows editor): cleaned, and both still there.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 35)
notebook unix.ipynb "token = \"$key\"" "output"
{ printf '\xef\xbb\xbf'; sed 's/$/\r/' unix.ipynb; } >windows.ipynb
run 1 "$NBSCRUB" check windows.ipynb
run 0 "$NBSCRUB" windows.ipynb
expect_file_lacks windows.ipynb "$key"
[ "$(head -c 3 windows.ipynb | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "the byte order mark is gone"
[ "$(grep -c $'\r$' windows.ipynb)" = "$(wc -l <windows.ipynb)" ] || fail "a line lost its CR"
