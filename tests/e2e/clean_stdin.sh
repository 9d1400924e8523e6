#!/usr/bin/env bash
# `nbscrub -` in a pipe: the cleaned file on standard output, the report on standard error; nothing at all when it could
# not be told.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
# filter STATUS ARGUMENTS...: like run, with standard input from the file `in`
filter() {
  local wanted=$1 status=0
  shift
  "$NBSCRUB" "$@" <in >"$scratch/out" 2>"$scratch/err" || status=$?
  [ "$status" = "$wanted" ] || fail "status $status instead of $wanted: $*"
}
token=$(make_token)
leaky_notebook in "$token"
cp in on_disk.ipynb
"$NBSCRUB" on_disk.ipynb 2>"$scratch/err" || fail "clean"
filter 0 -
expect_same "$scratch/out" on_disk.ipynb
grep -qF "1 credential redacted" "$scratch/err" || fail "no report"
expect_no_text "$token" "the value"
expect_file_holds in "$token"

# A clean notebook comes out as it is.
cp on_disk.ipynb in
filter 0 -
expect_same "$scratch/out" in

# Text is redacted, too: the file that it came from is still there.
printf 'x = 1\ntoken = "%s"\n' "$token" >in
filter 0 - --name src/a.py
printf 'x = 1\ntoken = "NBSCRUB_REDACTED_GITHUB_PAT"\n' >wanted
expect_same "$scratch/out" wanted
expect_text "src/a.py"
expect_no_text "by hand" "advice that was followed"
filter 1 - --dry-run
[ ! -s "$scratch/out" ] || fail "a dry run printed the file"
filter 1 - --diff
expect_text '+token = "NBSCRUB_REDACTED_GITHUB_PAT"'
filter 1 check -
expect_text "(standard input)"
expect_text "nbscrub --redact -"

# What cannot be judged is not passed on, and an empty file is an empty file.
leaky_notebook in "$token"
head -c 200 in >cut && mv cut in
filter 2 -
[ ! -s "$scratch/out" ] || fail "half a notebook was printed"
: >in
filter 0 -
[ ! -s "$scratch/out" ] || fail "nothing became something"
filter 2 - other.ipynb
filter 2 - --format json
filter 2 a.ipynb --name b.ipynb
filter 2 restore -

# The configuration is that of the working folder, and what it leaves out is passed on untouched.
mkdir .git
printf '[paths]\nignore = ["docs/"]\n' >.nbscrub.toml
printf 'token = "%s"\n' "$token" >in
filter 0 - --name docs/a.py
expect_same "$scratch/out" in
filter 0 - --name a.py
expect_file_lacks "$scratch/out" "$token"
