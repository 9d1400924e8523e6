#!/usr/bin/env bash
# A wrong rule of one's own is exit code 2 with file, line and reason, and nothing is passed meanwhile.
. "$(dirname "$0")/lib.sh"
mkdir "$scratch/work" && cd "$scratch/work" || fail "no folder"
notebook clean.ipynb "x = 1"
refused() {  # REASON LINES OF THE RULE
  printf '\n[[rule]]\nid = "acme-key"\ntitle = "Acme key"\nconfidence = "high"\n%s\n' "$2" >.nbscrub.toml
  run 2 "$NBSCRUB" check clean.ipynb
  expect_text ".nbscrub.toml:"
  expect_text "$1"
}
refused ".nbscrub.toml:6: unknown key" 'shaped = ["acmedeploy-{base62:24}"]'
refused "has no shapes" ''
refused "rule acme-key: Hyperscan cannot look for it" "pattern = '(acme)-\\1-[a-z]{20}'"
refused "Hyperscan cannot look for it" "pattern = 'acme-(?=x)[a-z]{20}'"
refused ".nbscrub.toml:2: rule acme-key: its pattern can be of any length" "pattern = 'acme-[a-z]+'"
refused "fits text of less than 4 bytes" "pattern = 'a?b?c'"
refused "its suffix has no fixed length" "$(printf "pattern = 'acme-[a-z]{20}'\nsuffix = ' {1,3};'")"
refused "a rule with a pattern has no shapes" "$(printf "pattern = 'acme-[a-z]{20}'\nshapes = ['acme-{base62:20}']")"
refused "gives no hit" "$(printf "pattern = 'acme-[a-z]{20}'\nexamples = ['acme']")"
refused "gives a hit" "$(printf "pattern = 'acme-[a-z]{20}'\ncounter_examples = ['acme-{lower:20}']")"
refused "overlaps names" "$(printf "pattern = 'acme-[a-z]{20}'\noverlaps = ['nothing-such']")"
