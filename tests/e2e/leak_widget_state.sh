#!/usr/bin/env bash
# What was typed into a widget is saved with the notebook.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch" || exit 1
key=$(make_token anthropic-api-key 15)
plant widget "$key"
found_and_gone "widget state" "$key"
