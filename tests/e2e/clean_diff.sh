#!/usr/bin/env bash
# --diff shows what a cleaning would change, by cell, with the old side masked; it writes nothing and ends with 1 when
# something would change.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook train.ipynb "$token"
cp train.ipynb before
run 1 "$NBSCRUB" --diff train.ipynb
expect_same train.ipynb before
expect_no_text "$token" "the value"
expect_no_text "${token:20}" "half of the value"
grep -qF '@@ cell 1, line 1 @@' "$scratch/out" || fail "no heading"
grep -qF -- "-token = 'ghp_… (40 characters)'" "$scratch/out" || fail "no masked line"
grep -qF -- "+token = 'NBSCRUB_REDACTED_GITHUB_PAT'" "$scratch/out" || fail "no new line"
grep -qF '@@ cell 1, output 1, removed @@' "$scratch/out" || fail "no removed output"

run 0 "$NBSCRUB" train.ipynb
run 0 "$NBSCRUB" --diff train.ipynb
[ ! -s "$scratch/out" ] || fail "a diff of nothing"

# A text file is only shown to change when it would be.
echo "token = '$token'" >a.py
run 1 "$NBSCRUB" --diff a.py
[ ! -s "$scratch/out" ] || fail "a diff of a file that is left alone"
run 1 "$NBSCRUB" --diff --redact a.py
grep -qF -- "-token = 'ghp_… (40 characters)'" "$scratch/out" || fail "no masked line of a.py"
expect_no_text "$token" "the value"
expect_file_holds a.py "$token"

run 2 "$NBSCRUB" --diff --format json a.py
expect_no_temporary
