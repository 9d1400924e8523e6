#!/usr/bin/env bash
# From nothing to a commit that nbscrub blocks, on a fresh Debian or Ubuntu: installs what the build needs, builds the
# static program, and plays three acts in a scratch repository. Run it as often as you like.
#   bash install/quickstart.sh
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
binary=$project/build/release/nbscrub

if [ -t 1 ]; then bold=$(printf '\033[1m') dim=$(printf '\033[2m') plain=$(printf '\033[0m'); else bold='' dim='' plain=''; fi
act() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
tell() { printf '%s\n' "$*"; }
shown() { printf '%s$ %s%s\n' "$dim" "$*" "$plain"; "$@"; }
die() { printf '\nquickstart: %s\n' "$*" >&2; exit 1; }

act "Getting ready"
bash install/dependencies.sh
tell "building nbscrub (a few minutes the first time, seconds after that)"
mkdir -p build
build_log=build/quickstart.log
{ cmake --preset release && cmake --build --preset release; } >"$build_log" 2>&1 ||
  { tail -n 40 "$build_log" >&2; die "the build failed; all of it is in $build_log"; }
tell "built $binary, $(($(stat -c %s "$binary") / 1000000)) MB, nothing to install beside it"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/nbscrub-quickstart.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
# A Git that knows nothing of your settings, and leaves them alone.
export HOME=$scratch/home GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=$scratch/home/.gitconfig PATH="$project/build/release:$PATH"
export GIT_PAGER=cat
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX XDG_CONFIG_HOME
mkdir -p "$HOME"
git config --global user.name "Ada"
git config --global user.email "ada@example.org"
git config --global init.defaultBranch main
git init -q "$scratch/croissants"
cd "$scratch/croissants"
git commit -q --allow-empty -m "An empty oven"
"$project/build/release/nbscrub_fill" "$project/examples/leaky.ipynb.in" >train.ipynb ||
  die "the example notebook could not be made"
cp train.ipynb "$scratch/leaky.ipynb"

tell ""
tell "Here is a scratch repository with train.ipynb, a notebook as they are on a Friday evening: a key in the code, one in"
tell "a traceback, one in a table, a password printed by env. (They are made up just now and open nothing.)"

act "Act 1: the commit that should not happen"
shown nbscrub install || die "nbscrub could not put its hook into the repository"
shown git add train.ipynb
status=0
shown git commit -m "Train the croissant detector" || status=$?
[ "$status" -ne 0 ] || die "the commit went through: it should have been blocked"
[ "$(git rev-list --count HEAD)" = 1 ] || die "there is a new commit: it should have been blocked"
tell "Git refused (exit code $status): no key has left the working copy."

act "Act 2: nbscrub cleans the notebook"
shown nbscrub train.ipynb || die "the notebook could not be cleaned"
shown git diff --stat
python_check='import json, sys; json.load(open(sys.argv[1], encoding="utf-8"))'
! command -v python3 >/dev/null || python3 -c "$python_check" train.ipynb || die "the cleaned notebook is not valid JSON"
grep -q NBSCRUB_REDACTED_ train.ipynb || die "no marker stands where the keys were"
shown nbscrub check train.ipynb || die "something is still in the cleaned notebook"
tell "Outputs are gone, each credential in the code is a marker now, and no other line was touched."

act "Act 3: the commit that may"
shown git add train.ipynb
shown git commit -m "Train the croissant detector" || die "the clean commit was blocked"
[ "$(git rev-list --count HEAD)" = 2 ] || die "the commit is missing"
shown git show --stat --format=%s HEAD
tell "Against the leaky version:"
git --no-pager diff --no-index --stat "$scratch/leaky.ipynb" train.ipynb || true

act "That was all."
tell "The program is $binary"
tell "In a repository of yours, these two are next:"
tell "    $binary check .       # what is in there already?"
tell "    $binary install       # from now on, stop such commits (--fix: clean them instead)"
