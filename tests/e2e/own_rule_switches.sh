#!/usr/bin/env bash
# [rules] of the same file works on one's own rules as on the built-in ones; an id may be used once only.
. "$(dirname "$0")/lib.sh"
mkdir "$scratch/work" && cd "$scratch/work" || fail "no folder"
rule() {
  printf '[[rule]]\nid = "%s"\ntitle = "Acme key"\nconfidence = "high"\nshapes = ["acmedeploy-{base62:24}"]\n' "$1"
}
value=acmedeploy-$(make_token | tr -dc 'A-Za-z0-9' | tail -c 24)
notebook leak.ipynb "print(\"$value\")"
rule acme-key >.nbscrub.toml
run 1 "$NBSCRUB" check leak.ipynb
{ rule acme-key; printf '[rules]\ndisable = ["acme-key"]\n'; } >.nbscrub.toml
run 0 "$NBSCRUB" check leak.ipynb
expect_no_text acme-key
{ rule acme-key; printf '[rules.confidence]\nacme-key = "low"\n'; } >.nbscrub.toml
run 0 "$NBSCRUB" check leak.ipynb
expect_text acme-key

{ echo; rule github-pat; } >.nbscrub.toml
run 2 "$NBSCRUB" check leak.ipynb
expect_text ".nbscrub.toml:2: rule github-pat: the id is taken by a built-in rule"
expect_text own-github-pat
{ rule acme-key; rule acme-key; } >.nbscrub.toml
run 2 "$NBSCRUB" check leak.ipynb
expect_text "the id is taken by the rule at .nbscrub.toml:1"
