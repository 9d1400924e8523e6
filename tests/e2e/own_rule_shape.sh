#!/usr/bin/env bash
# A rule of the repository's own, written as a shape: found, redacted, and its marker is no finding.
. "$(dirname "$0")/lib.sh"
new_repository --fix
cat >.nbscrub.toml <<'EOF'
[[rule]]
id = "acme-deploy-key"
title = "Acme deploy key"
confidence = "high"
shapes = ["acmedeploy-{base62:24}"]
counter_examples = ['acmedeploy-{base62:8}']
EOF
value=acmedeploy-$(make_token | tr -dc 'A-Za-z0-9' | tail -c 24)
notebook leak.ipynb "key = \"$value\""
git add .nbscrub.toml leak.ipynb
run 0 git commit -m "With a key"
expect_text acme-deploy-key
expect_blob_lacks HEAD:leak.ipynb "$value"
expect_blob_holds HEAD:leak.ipynb NBSCRUB_REDACTED_ACME_DEPLOY_KEY
run 0 "$NBSCRUB" check .
run 0 "$NBSCRUB" rules acme-deploy-key
expect_text "(yours)"
run 0 "$NBSCRUB" rules
expect_text "Acme deploy key (yours)"
# It goes by the index copy, not by the working copy.
notebook second.ipynb "key = \"$value\""
: >.nbscrub.toml
git add second.ipynb
run 0 git commit -m "With another"
expect_blob_lacks HEAD:second.ipynb "$value"
# A commit that takes the rule away says so.
git add .nbscrub.toml
run 0 git commit -m "Without the rule"
expect_text "your rule acme-deploy-key is removed"
