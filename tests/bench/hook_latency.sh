#!/usr/bin/env bash
# What a pre-commit hook costs: nbscrub beside /bin/true and beside other scanners, in one run.
#
#   bash tests/bench/hook_latency.sh [OPTIONS OF hook_latency.py]
#
# The others are taken from PATH, and left out with a word where they are not there. To get them:
#   gitleaks        go install github.com/zricethezav/gitleaks/v8@v8.30.1      (then $(go env GOPATH)/bin in PATH)
#   ripsecrets      cargo install ripsecrets                                   (then ~/.cargo/bin)
#   detect-secrets  python3 -m venv FOLDER && FOLDER/bin/pip install detect-secrets   (then FOLDER/bin)
set -euo pipefail
cd "$(dirname "$0")/../.."
bash install/dependencies.sh >&2
cmake --preset bench >/dev/null
cmake --build --preset bench >&2
exec python3 tests/bench/hook_latency.py --program build/bench/nbscrub \
  --corpus "${NBSCRUB_CORPUS:-../shared/corpus}" "$@"
