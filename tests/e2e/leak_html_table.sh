#!/usr/bin/env bash
# A key in a cell of an HTML table, cut by a highlighting tag and with one character as an entity.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch" || exit 1
key=$(make_token github-pat 12)
first=${key:0:12} last=${key:13}
plant html "<span>$first</span>&#$(printf '%d' "'${key:12:1}");<b>$last</b>"
found_and_gone "text/html" "$key" "$first" "$last"
