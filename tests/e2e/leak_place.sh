# Sourced by the leak_* tests that plant one key in one place of the same notebook (leak_template.ipynb.in).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# plant PLACE TEXT: writes leak.ipynb with TEXT (already fit for JSON) in PLACE and harmless words elsewhere.
plant() {
  local place notebook
  notebook=$(cat "$(dirname "${BASH_SOURCE[0]}")/leak_template.ipynb.in")
  notebook=${notebook//"{{$1}}"/"$2"}
  for place in markdown html traceback papermill widget; do notebook=${notebook//"{{$place}}"/none}; done
  printf '%s\n' "$notebook" >leak.ipynb
}

# found_and_gone WHERE KEY [PIECE…]: check names the place and blocks, a cleaning that keeps outputs leaves neither the
# key nor any of the pieces it was cut into, and what is left is a notebook that checks clean.
found_and_gone() {
  local where=$1 key=$2; shift 2
  run 1 "$NBSCRUB" check leak.ipynb
  expect_text "$where"
  expect_no_text "$key" "the key"
  cp leak.ipynb kept.ipynb
  run 0 "$NBSCRUB" --redact-only kept.ipynb
  expect_file_lacks kept.ipynb "$key"
  for piece in "$@"; do expect_file_lacks kept.ipynb "$piece"; done
  expect_file_holds kept.ipynb "NBSCRUB_REDACTED_"
  expect_json kept.ipynb
  run 0 "$NBSCRUB" check kept.ipynb
  run 0 "$NBSCRUB" leak.ipynb
  expect_file_lacks leak.ipynb "$key"
  for piece in "$@"; do expect_file_lacks leak.ipynb "$piece"; done
  expect_json leak.ipynb
  run 0 "$NBSCRUB" check leak.ipynb
}
