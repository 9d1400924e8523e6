#!/usr/bin/env bash
# A Secret of Kubernetes and a packed .env file: what is base64 is found, and cleaned so that it still decodes.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
key=$(make_token)
printf 'data:\n  settings: %s\n  other: %s\n' "$(printf 'NAME=ada\nGITHUB_TOKEN=%s\n' "$key" | base64 -w0)" \
  "$(printf 'colour=blue\nsize=large\nshape=round\n' | base64 -w0)" >secret.yaml
cp secret.yaml before.yaml
run 1 "$NBSCRUB" check secret.yaml
expect_text "line 2"
expect_no_text "$key" "the secret"
run 0 "$NBSCRUB" --redact secret.yaml
decoded=$(sed -n 's/^  settings: //p' secret.yaml | base64 -d) || fail "no base64 any more"
[ "$decoded" = $'NAME=ada\nGITHUB_TOKEN=NBSCRUB_REDACTED_GITHUB_PAT' ] || fail "not the cleaned text"
[ "$(grep -v settings: secret.yaml)" = "$(grep -v settings: before.yaml)" ] || fail "other lines have changed"
run 0 "$NBSCRUB" check secret.yaml

notebook packed.ipynb "env = '$(printf 'NAME=ada\nGITHUB_TOKEN=%s\n' "$key" | gzip -9 | base64 -w0)'"
run 1 "$NBSCRUB" check packed.ipynb
run 0 "$NBSCRUB" packed.ipynb
packed=$(sed -n "s/.*env = '\(.*\)'.*/\1/p" packed.ipynb)
printf '%s' "$packed" | base64 -d | gunzip | grep -q '^GITHUB_TOKEN=NBSCRUB_REDACTED_GITHUB_PAT$' || fail "not packed again"
run 0 "$NBSCRUB" check packed.ipynb
