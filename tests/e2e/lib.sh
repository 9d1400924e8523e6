# Helpers for the end-to-end tests: each test is a bash script that sources this file, shows one behaviour with the real
# git and the real program, and exits 0 when it holds.
#   NBSCRUB           the program (an absolute path)
#   NBSCRUB_GENERATE  the test tool that prints a generated credential: RULE SEED
# Everything happens in a scratch folder with a home and a Git configuration of its own.
set -u

: "${NBSCRUB:?the path of the program}"
: "${NBSCRUB_GENERATE:?the path of the credential generator}"

HIGH_RULE=github-pat
LOW_RULE=langfuse-public-key

scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
export HOME="$scratch/home"
export GIT_CONFIG_GLOBAL="$scratch/home/gitconfig" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org GIT_COMMITTER_NAME=Ada GIT_COMMITTER_EMAIL=ada@example.org
export LC_ALL=C.UTF-8 NO_COLOR=1 XDG_CONFIG_HOME="$scratch/home/.config"
unset XDG_STATE_HOME GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_PREFIX PRE_COMMIT
mkdir -p "$HOME"
git config --global init.defaultBranch main

fail() {
  echo "FAILED $(basename "$0"): $*" >&2
  for log in "$scratch/out" "$scratch/err"; do
    [ -s "$log" ] && sed "s/^/  $(basename "$log"): /" "$log" >&2
  done
  exit 1
}

skip() {
  echo "skipped $(basename "$0"): $*" >&2
  exit 77
}

# A repository in $scratch/repo with the hook installed (options: those of `nbscrub install`), and inside of it.
new_repository() {
  git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
  "$NBSCRUB" install "$@" >"$scratch/out" 2>"$scratch/err" || fail "install"
}

# The same with one harmless commit.
new_repository_with_history() {
  new_repository "$@"
  echo "a project" >README.md
  git add README.md && git commit -qm "Begin" >"$scratch/out" 2>"$scratch/err" || fail "first commit"
}

make_token() { "$NBSCRUB_GENERATE" "${1:-$HIGH_RULE}" "${2:-1}"; }

# The text as the content of a JSON string.
json() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  printf '%s' "${text//$'\n'/\\n}"
}

# notebook FILE SOURCE [OUTPUT]: one code cell with that source and, if given, that line of output.
notebook() {
  local outputs='[]' count=null
  if [ $# -ge 3 ]; then
    outputs="[
    {
     \"name\": \"stdout\",
     \"output_type\": \"stream\",
     \"text\": [
      \"$(json "$3")\\n\"
     ]
    }
   ]"
    count=1
  fi
  cat >"$1" <<EOF
{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": $count,
   "id": "c1",
   "metadata": {},
   "outputs": $outputs,
   "source": [
    "$(json "$2")"
   ]
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
EOF
}

leaky_notebook() { notebook "$1" "token = '${2:-$(make_token)}'" "done"; }

# run STATUS COMMAND...: the command must end with that status; its streams go to $scratch/out and $scratch/err.
run() {
  local wanted=$1 status=0
  shift
  "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
  [ "$status" = "$wanted" ] || fail "status $status instead of $wanted: $(printf '%q ' "$@")"
}

commits() { git rev-list --count HEAD 2>/dev/null || echo 0; }

expect_text() { cat "$scratch/out" "$scratch/err" | grep -qF -e "$1" || fail "no word of \"$1\""; }
expect_no_text() { ! cat "$scratch/out" "$scratch/err" | grep -qF -e "$1" || fail "${2:-\"$1\"} was printed"; }
expect_same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
expect_equal() { [ "$1" = "$2" ] || fail "\"$1\" instead of \"$2\"${3:+ ($3)}"; }
expect_file_holds() { grep -qF -e "$2" "$1" || fail "$1 lost what it should hold"; }
expect_file_lacks() { ! grep -qF -e "$2" "$1" || fail "$1 still holds what it should not"; }
expect_blob_lacks() { ! git cat-file blob "$1" | grep -qF -e "$2" || fail "$1 still holds the value"; }
expect_blob_holds() { git cat-file blob "$1" | grep -qF -e "$2" || fail "$1 does not hold what it should"; }
expect_json() {
  python3 -c 'import json, sys; json.load(open(sys.argv[1], encoding="utf-8-sig"))' "$1" || fail "$1 is not valid JSON"
}
# No leftovers of a write.
expect_no_temporary() { [ -z "$(find "${1:-.}" -name '.nbscrub-*.tmp')" ] || fail "a temporary file was left behind"; }
