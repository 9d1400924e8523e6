#!/usr/bin/env bash
# What was typed into a widget is saved with the notebook.
. "$(dirname "$0")/leak_place.sh"
cd "$scratch"
key=$(generate anthropic-api-key 15)
plant widget "$key"
found_and_gone "widget state" "$key"
