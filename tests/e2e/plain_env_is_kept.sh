#!/usr/bin/env bash
# A working .env is reported and never rewritten, whatever is asked for: it is where the value belongs.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
printf 'OPENAI_API_KEY=%s\n' "$(make_token openai-project-key)" >.env
cp .env before
run 1 "$NBSCRUB" check .env
expect_text "openai-project-key"
run 1 "$NBSCRUB" --redact .env
expect_same .env before
expect_text ".gitignore"
