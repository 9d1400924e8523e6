#!/usr/bin/env bash
# The cases of tests/golden: what a cleaning with these flags makes of that notebook, byte for byte, and what it found. Each
# is a page of documentation as well. Cleaned once more, nothing changes. (NBSCRUB_GOLDEN_UPDATE=1 writes the outcome into
# the cases, for a person to read.)
. "$(dirname "$0")/lib.sh"
cases=$(cd "$(dirname "$0")/../golden" && pwd)
cd "$scratch" || exit 1

# The part of $case below the line "=== $1".
part() { awk -v part="=== $1" '/^=== /{on = ($0 == part); next} on' "$case"; }

count=0
for case in "$cases"/*.case; do
  name=$(basename "$case" .case)
  part in >in.template
  "$NBSCRUB_FILL" in.template >in.ipynb || fail "$name: the template was not filled"
  eval "flags=($(part flags))"
  run 0 "$NBSCRUB" --no-config --no-keep "${flags[@]}" in.ipynb
  grep -E '^in\.ipynb|^  cell' err >said
  if [ -n "${NBSCRUB_GOLDEN_UPDATE:-}" ]; then
    { sed '/^=== out$/,$d' "$case"; echo "=== out"; cat in.ipynb; echo "=== findings"; cat said; } >updated
    cat updated >"$case"
  fi
  part out >expected
  diff expected in.ipynb >out || fail "$name: another outcome"
  part findings >expected
  diff expected said >out || fail "$name: other findings"
  cp in.ipynb once.ipynb
  run 0 "$NBSCRUB" --no-config --no-keep "${flags[@]}" in.ipynb
  cmp -s once.ipynb in.ipynb || fail "$name: a second cleaning changes it again"
  count=$((count + 1))
done
[ "$count" -gt 20 ] || fail "only $count cases were read"
