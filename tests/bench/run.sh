#!/usr/bin/env bash
# Builds and runs the benchmark: bash tests/bench/run.sh [FOLDER OF NOTEBOOKS]
set -euo pipefail
cd "$(dirname "$0")/../.."
bash install/dependencies.sh >&2
cmake --preset bench >/dev/null
cmake --build --preset bench >&2
corpus=${1:-${NBSCRUB_CORPUS:-../shared/corpus}}
if [ -d "$corpus" ]; then
  exec build/bench/nbscrub_bench build/bench/nbscrub "$corpus"
fi
echo "no notebooks in $corpus: only process start is measured" >&2
exec build/bench/nbscrub_bench build/bench/nbscrub
