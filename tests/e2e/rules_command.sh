#!/usr/bin/env bash
# `nbscrub rules` lists the rules, narrows them down, and tells all about one; a word that is no rule is not repeated.
. "$(dirname "$0")/lib.sh"

run 0 "$NBSCRUB" rules
expect_text github-pat
expect_text "tells all about one"
run 0 "$NBSCRUB" rules --provider github --confidence high
expect_text github-pat
expect_no_text openai-project-key
run 0 "$NBSCRUB" rules github-pat
expect_text "GITHUB_TOKEN"
expect_text "revoke"
run 0 "$NBSCRUB" rules --format json
expect_json "$scratch/out"

run 2 "$NBSCRUB" rules github-patt
expect_text "did you mean github-pat?"
secret=$(make_token)
run 2 "$NBSCRUB" rules "$secret"
expect_no_text "$secret"
run 2 "$NBSCRUB" rules --confidence sure
