# Sourced by the tests that show one kind of plain file after the other.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
mkdir -p "$scratch/files" && cd "$scratch/files" || exit 1

password() { make_token generic-password-assignment "${1:-3}"; }

# found FILE RULE SECRET, the file's text on standard input: check blocks on the file and names the rule, never the
# secret, and does the same when a cell of a notebook prints the file.
found() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  grep -qF -e "$3" "$1" || fail "$1 does not hold the secret it is tested with"
  run 1 "$NBSCRUB" check "$1"
  expect_rule "$1" "$2" "$3"
  notebook printed.ipynb "!cat $1" "$(cat "$1")"
  run 1 "$NBSCRUB" check printed.ipynb
  expect_rule "$1, printed" "$2" "$3"
}

# hinted FILE RULE SECRET: the same for what is a hint.
hinted() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  run 0 "$NBSCRUB" check "$1"
  run 1 "$NBSCRUB" check --strict "$1"
  expect_rule "$1" "$2" "$3"
}

# quiet FILE: not even a hint.
quiet() {
  mkdir -p "$(dirname "$1")"
  cat >"$1"
  run 0 "$NBSCRUB" check --strict "$1"
}

expect_rule() {
  grep -qF -e "[$2," "$scratch/out" || fail "$1: no finding of $2"
  expect_no_text "$3" "the secret of $1"
}
