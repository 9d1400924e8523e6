#!/usr/bin/env bash
# Papermill writes a notebook's parameters into its metadata, keys and all.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch" || exit 1
key=$(make_token databricks-pat 14)
plant papermill "$key"
found_and_gone "notebook metadata" "$key"
expect_file_holds leak.ipynb '"run": "nightly"'
