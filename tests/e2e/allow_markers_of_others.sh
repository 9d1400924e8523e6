#!/usr/bin/env bash
# What gitleaks and detect-secrets look for counts as well, on the line and on the line before.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
{
  echo "a = '$(make_token github-pat 1)'  # gitleaks:allow"
  echo "b = '$(make_token github-pat 2)'  # pragma: allowlist secret"
  echo "# pragma: allowlist nextline secret"
  echo "c = '$(make_token github-pat 3)'"
  echo "# nbscrub: allow-next-line"
  echo "d = '$(make_token github-pat 4)'"
} >config.py
run 0 "$NBSCRUB" check config.py
expect_text "4 allowed"
run 1 "$NBSCRUB" check --no-allow config.py
expect_text "4 findings"
