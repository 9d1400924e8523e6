#!/usr/bin/env bash
# What the clean filter costs: bash tests/bench/git_filter.sh [FOLDER OF NOTEBOOKS] [RUNS]
# 500 notebooks in two repositories, one without a filter and one with `nbscrub install --filter`. `git add` of all, then
# `git status` at rest, `git status` after touching all, `git add` of touched ones, and a checkout of all; alternately,
# medians of wall and CPU time, and their ratio within this run. NBSCRUB names the program (default: the release build).
set -euo pipefail
cd "$(dirname "$0")/../.."
export NBSCRUB=${NBSCRUB:-$PWD/build/release/nbscrub}
corpus=$(realpath "${1:-${NBSCRUB_CORPUS:-../shared/corpus}}")
runs=${2:-9}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/gitconfig
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE XDG_CONFIG_HOME

mkdir "$scratch/notebooks"
# Of an ordinary size: one picture book would be all that is measured. Too few are taken twice, a blank more in the second.
find "$corpus" -name '*.ipynb' -size -512k | sort >"$scratch/list"
number=0
while [ "$number" -lt 500 ]; do
  while read -r file && [ "$number" -lt 500 ]; do
    number=$((number + 1))
    { cat "$file" && printf '%*s' $((number / $(wc -l <"$scratch/list"))) ''; } >"$scratch/notebooks/$number.ipynb"
  done <"$scratch/list"
done
echo "$number notebooks, $(du -sbh "$scratch/notebooks" | cut -f1), git $(git version | cut -d' ' -f3), $("$NBSCRUB" --version)"

for kind in without with; do
  git init -q "$scratch/$kind"
  cp -r "$scratch/notebooks/." "$scratch/$kind/"
done
(cd "$scratch/with" && "$NBSCRUB" install --filter >/dev/null && rm .git/hooks/*)

# timed NAME KIND COMMAND...: in that repository; wall and CPU time, in microseconds, go to a file of that name. The CPU
# time is that of git and of the filter that it waits for.
timed() {
  local name=$1 kind=$2
  shift 2
  (cd "$scratch/$kind" && python3 -c '
import os, sys, time
begin = time.monotonic()
child = os.fork()
if child == 0:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    os.execvp(sys.argv[1], sys.argv[1:])
usage = os.wait4(child, 0)[2]
print(int((time.monotonic() - begin) * 1e6), int((usage.ru_utime + usage.ru_stime) * 1e6))' "$@") >>"$scratch/$name.$kind"
}

touch_all() { (cd "$scratch/$1" && find . -name '*.ipynb' -newermt '@0' -exec touch -d "@$2" {} +); }

for run in $(seq "$runs"); do
  for kind in without with; do
    (cd "$scratch/$kind" && rm -rf .git/index .git/objects && mkdir -p .git/objects && rm -rf .git/nbscrub)
    touch_all "$kind" $((1700000000 + run))
    timed "git add" "$kind" git add .
    timed "git status" "$kind" git status
    touch_all "$kind" $((1710000000 + run))
    timed "git status, all touched" "$kind" git status
    touch_all "$kind" $((1720000000 + run))
    timed "git add, all touched" "$kind" git add .
    touch_all "$kind" $((1730000000 + run))
    timed "git diff, all touched" "$kind" git diff
    (cd "$scratch/$kind" && find . -name '*.ipynb' -delete)
    timed "checkout of all" "$kind" git checkout-index -a
    cp -r "$scratch/notebooks/." "$scratch/$kind/"
  done
done

printf '%-24s %21s %7s %21s %7s\n' "median of $runs, ms" "wall without/with" ratio "CPU without/with" ratio
for name in "git add" "git status" "git status, all touched" "git add, all touched" "git diff, all touched" "checkout of all"; do
  median() { cut -d' ' -f"$2" "$scratch/$name.$1" | sort -n | sed -n "$(((runs + 1) / 2))p"; }
  awk -v name="$name" -v a="$(median without 1)" -v b="$(median with 1)" -v c="$(median without 2)" -v d="$(median with 2)" \
    'BEGIN { printf "%-24s %10.1f %10.1f %7.2f %10.1f %10.1f %7.2f\n", name, a / 1e3, b / 1e3, b / a, c / 1e3, d / 1e3, d / c }'
done
