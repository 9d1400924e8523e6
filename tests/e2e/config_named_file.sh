#!/usr/bin/env bash
# --config names another file, --no-config none; two configurations at once are refused.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
mkdir one two
git init -q one && git init -q two
leaky_notebook one/train.ipynb
printf '[rules]\ndisable = ["%s"]\n' "$HIGH_RULE" >one/.nbscrub.toml
echo "x = 1" >two/a.py
run 0 "$NBSCRUB" check one
run 1 "$NBSCRUB" check --no-config one
run 0 "$NBSCRUB" check two
run 2 "$NBSCRUB" check one two
expect_text "two configurations"
mv one/.nbscrub.toml loose.toml
run 1 "$NBSCRUB" check one two
run 0 "$NBSCRUB" check --config loose.toml one two
run 2 "$NBSCRUB" check --config missing.toml one
