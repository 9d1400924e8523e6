#!/usr/bin/env bash
# A key in a markdown cell.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch" || exit 1
key=$(make_token huggingface-user-token 11)
plant markdown "$key"
found_and_gone "markdown" "$key"
