#!/usr/bin/env bash
# A configuration that leaves no rule in force is refused: everything would pass.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
echo "x = 1" >a.py
ids=$("$NBSCRUB" rules --format json | grep -o '"id":"[^"]*"' | cut -d'"' -f4 | sed 's/.*/"&",/')
[ -n "$ids" ] || fail "no rules listed"
printf '[rules]\ndisable = [%s]\n' "$ids" >.nbscrub.toml
run 2 "$NBSCRUB" check a.py
expect_text "no rule is in force"
