#!/usr/bin/env bash
# nbscrub beside the notebook cleaners from PyPI, in one run: one small notebook, one of 4 MB, 500 in one call.
#
#   bash tests/bench/cleaners.sh [OPTIONS OF cleaners.py]
#
# The cleaners are installed into a folder outside of the tree ($XDG_CACHE_HOME/nbscrub-bench), once.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=${XDG_CACHE_HOME:-$HOME/.cache}/nbscrub-bench/cleaners
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv" && mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" >&2
  "$venv/bin/pip" -q install nbstripout==0.9.1 nbstripout-fast==1.1.2 nbwipers==0.7.2 nb-clean==5.0.0 >&2
  touch "$venv/ready"
fi
bash install/dependencies.sh >&2
cmake --preset bench >/dev/null
cmake --build --preset bench >&2
exec python3 tests/bench/cleaners.py --program build/bench/nbscrub --cleaners "$venv/bin" \
  --corpus "${NBSCRUB_CORPUS:-../shared/corpus}" "$@"
