#!/usr/bin/env bash
# Many files by many threads: the report and the files are those of one thread, in the order of the names. A value that
# is a finding in one file only is taken out of all others, also when there are more files than a batch holds.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
token=$(make_token aws-secret-access-key 3)
make_files() {
  mkdir "$1"
  for i in $(seq 1 30); do notebook "$1/n$i.ipynb" "print($i)" "line $i"; done
  for i in $(seq 1 "$2"); do echo "line $i" >"$1/t$i.txt"; done
  notebook "$1/n29.ipynb" "aws_secret_access_key = '$token'"
  notebook "$1/a.ipynb" "look('$token')"
  echo "broken" >"$1/z.ipynb"
  echo "text" >"$1/readme.md"
}
mkdir alone && notebook alone/a.ipynb "look('$token')" && run 0 "$NBSCRUB" check alone
for jobs in 1 8; do
  make_files work 1000
  run 2 "$NBSCRUB" --jobs $jobs work
  cp "$scratch/err" "err.$jobs" && mv work "work.$jobs"
done
expect_same err.1 err.8
diff -r work.1 work.8 >"$scratch/out" || fail "the files depend on the number of threads"
expect_equal "$(grep -c '  cleaned: ' err.1)" 31
grep -o '^work/[^ ]*ipynb  cleaned' err.1 >listed
sort -c listed || fail "not in the order of the names"
expect_file_lacks work.1/n29.ipynb "$token"
grep -rqF -e "$token" work.1 && fail "the value is still there"
expect_no_temporary

make_files work 10
run 2 "$NBSCRUB" check --jobs 1 work
mv "$scratch/out" out.1
run 2 "$NBSCRUB" check --jobs 8 work
expect_same "$scratch/out" out.1
run 2 "$NBSCRUB" --jobs 0 work
run 2 "$NBSCRUB" --jobs many work
