#!/usr/bin/env bash
# A key of [clear] and the flag of the same name do the same; flags add to the file; a wrong value names file and line.
. "$(dirname "$0")/lib.sh"
mkdir "$scratch/p" && cd "$scratch/p" || exit 1
notebook train.ipynb "f()" "a line"
cp train.ipynb original.ipynb
same() {  # TOML FLAGS...
  local toml=$1
  shift
  printf '[clear]\n%s\n' "$toml" >.nbscrub.toml
  cp original.ipynb train.ipynb && run 0 "$NBSCRUB" --no-keep train.ipynb
  cp train.ipynb by_file && cp original.ipynb train.ipynb
  run 0 "$NBSCRUB" --no-keep --no-config "$@" train.ipynb
  expect_same train.ipynb by_file
}
same 'outputs = false' --outputs=false
same 'outputs = false
drop_output_type = ["error", "stream:stdout"]' --outputs=false --drop-output-type error --drop-output-type stream:stdout
same 'max_output_size = 5' --max-output-size 5
same 'max_output_size = "1K"' --max-output-size=1K
same 'cell_ids = "sequential"' --cell-ids sequential
same 'metadata = "all"
keep_metadata = ["kernel"]' --metadata all --keep-metadata kernel

printf '[clear]\nkeep_output_type = ["error"]\n' >.nbscrub.toml
cp original.ipynb train.ipynb
run 0 "$NBSCRUB" --keep-output-type stream train.ipynb
expect_file_holds train.ipynb "a line"
wrong() {
  printf '[clear]\noutputs = true\n%s\n' "$1" >.nbscrub.toml
  run 2 "$NBSCRUB" train.ipynb
  expect_text ".nbscrub.toml:3: [clear] $2"
}
wrong 'metadata = "some"' "metadata is not known"
wrong 'cell_ids = true' "cell_ids is no text"
wrong 'drop_metadata = ["papermil"]' "drop_metadata names no metadata"
wrong 'keep_output_type = ["png"]' "keep_output_type names no kind of output"
wrong 'max_output_size = "big"' "max_output_size is no size"
wrong 'empty_cells = 1' "empty_cells is neither true nor false"
printf '[clear]\nwidgets = true\n' >.nbscrub.toml
run 2 "$NBSCRUB" train.ipynb
expect_text ".nbscrub.toml:2: [clear] has no key"
