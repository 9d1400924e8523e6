# Sourced by every end-to-end test: a scratch folder, a Git that knows nothing of this machine's settings, and words to
# say what is expected. A test is one behaviour; it ends with 0, 77 (skipped, with the reason) or the first failure.
#
# From the environment: NBSCRUB (the program), NBSCRUB_GENERATE (RULE SEED -> a made-up credential on stdout) and
# NBSCRUB_FILL (a template on stdin or as a file -> filled on stdout). All credentials are made at run time.
set -euo pipefail
: "${NBSCRUB:?path of the program}" "${NBSCRUB_GENERATE:?path of the generator}" "${NBSCRUB_FILL:?path of the filler}"

scratch=$(mktemp -d "${TMPDIR:-/tmp}/nbscrub-e2e.XXXXXX")
trap 'chmod -R u+rwX "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
export HOME="$scratch/home" XDG_CONFIG_HOME="$scratch/home/.config" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$scratch/home/.gitconfig"
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_PREFIX PRE_COMMIT NBSCRUB_SKIP 2>/dev/null || true
export LC_ALL=C.UTF-8 NO_COLOR=1
mkdir -p "$HOME"
git config --global user.name "Ada"
git config --global user.email "ada@example.org"
git config --global init.defaultBranch main
git config --global commit.gpgsign false

fail() { printf 'FAILED: %s\n' "$*" >&2; [ -e "$scratch/out" ] && { echo "--- stdout"; cat "$scratch/out"; echo "--- stderr"; cat "$scratch/err"; } >&2; exit 1; }
skip() { printf 'SKIPPED: %s\n' "$*"; exit 77; }

generate() { "$NBSCRUB_GENERATE" "$1" "${2:-1}"; }
fill() { "$NBSCRUB_FILL" "$@"; }

# run COMMAND…: keeps its status, stdout and stderr for the expectations below.
run() { status=0; "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?; }
expect_status() { [ "$status" = "$1" ] || fail "exit code $status, expected $1${2:+ ($2)}"; }
expect_says() { grep -qF -- "$1" "$scratch/out" "$scratch/err" || fail "nothing says: $1"; }
expect_silent_about() { ! grep -qF -- "$1" "$scratch/out" "$scratch/err" || fail "the output shows what it must not${2:+: $2}"; }
expect_quiet() { [ ! -s "$scratch/out" ] && [ ! -s "$scratch/err" ] || fail "expected no output"; }
expect_has() { grep -qF -- "$2" "$1" || fail "$1 lacks: $2"; }
expect_lacks() { ! grep -qF -- "$2" "$1" || fail "$1 still holds what must be gone${3:+: $3}"; }
expect_same() { cmp -s -- "$1" "$2" || fail "$1 and $2 differ"; }
expect_json() { python3 -c 'import json,sys; json.load(open(sys.argv[1], encoding="utf-8"))' "$1" || fail "$1 is not valid JSON"; }

# The text as the content of a JSON string.
json() { local text=$1; text=${text//\\/\\\\}; text=${text//\"/\\\"}; text=${text//$'\n'/\\n}; printf '%s' "$text"; }

# notebook FILE SOURCE [STDOUT]: one code cell, as Jupyter writes it.
notebook() {
  local outputs='[]'
  [ $# -lt 3 ] || outputs=$(printf '[\n    {\n     "name": "stdout",\n     "output_type": "stream",\n     "text": [\n      "%s\\n"\n     ]\n    }\n   ]' "$(json "$3")")
  cat >"$1" <<EOF
{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "a1b2c3d4",
   "metadata": {},
   "outputs": $outputs,
   "source": [
    "$(json "$2")"
   ]
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "Python 3",
   "language": "python",
   "name": "python3"
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
EOF
}

# new_repository [NAME]: makes it and goes there; no commit yet.
new_repository() { git init -q "$scratch/${1:-repository}" && cd "$scratch/${1:-repository}"; }
# The blob that the index holds for a path.
staged() { git cat-file blob ":$1"; }
