#!/usr/bin/env bash
# Whatever people do between commits and however they commit: random_commits.py, from seeds, so that a failure comes back.
. "$(dirname "$0")/lib.sh"

for seed in 1 2 3 4; do
  run 0 python3 "$(dirname "$0")/random_commits.py" "$seed" "$scratch/random-$seed"
done
