#!/usr/bin/env bash
# [rules] says from which confidence on a finding blocks, and how sure a rule is taken to be.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
notebook train.ipynb "app_password = '$(make_token generic-password-assignment 3)'"
run 1 "$NBSCRUB" check train.ipynb
printf '[rules]\nblock_from = "high"\n' >.nbscrub.toml
run 0 "$NBSCRUB" check train.ipynb
expect_text "1 warning"
printf '[rules]\nblock_from = "high"\n[rules.confidence]\ngeneric-password-assignment = "high"\n' >.nbscrub.toml
run 1 "$NBSCRUB" check train.ipynb
printf '[rules.confidence]\ngeneric-password-assignment = "low"\n' >.nbscrub.toml
run 0 "$NBSCRUB" check train.ipynb
run 1 "$NBSCRUB" check --strict train.ipynb
printf '[rules]\nblock_from = "low"\n' >.nbscrub.toml
notebook hint.ipynb "key = '$(make_token "$LOW_RULE")'"
run 1 "$NBSCRUB" check hint.ipynb
