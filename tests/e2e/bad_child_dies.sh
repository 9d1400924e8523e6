#!/usr/bin/env bash
# Whichever of the git processes behind the hook dies, whether it is killed or fails: never a commit with the value in it.
# Until the index is changed a failure leaves everything as it was; once it is, the commit may go on, since it is clean.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
notebook train.ipynb "print(1)"
git add . && git commit -qm "Add" || fail "commit"
real=$(command -v git)
mkdir "$scratch/bin"
# The git that dies: the call of the number in $scratch/dies.
cat >"$scratch/bin/git" <<EOF
#!/bin/sh
[ "\$1" = version ] && exec "$real" "\$@"
count=\$((\$(cat "$scratch/count") + 1))
echo \$count >"$scratch/count"
if [ \$count = "\$(cat "$scratch/dies")" ]; then
  [ "$scratch" = "\$NBSCRUB_TEST_KILLS" ] && kill -9 \$\$
  echo "fatal: no more memory" >&2
  exit 128
fi
exec "$real" "\$@"
EOF
chmod +x "$scratch/bin/git"
leaky_notebook train.ipynb "$token"
cp train.ipynb "$scratch/before"
git add train.ipynb
cp .git/index "$scratch/index"

# try NUMBER: the hook cleans while the call of that number dies; false when there were not that many.
try() {
  cp "$scratch/before" train.ipynb && cp "$scratch/index" .git/index && git update-index -q --refresh
  echo 0 >"$scratch/count" && echo "$1" >"$scratch/dies"
  local status=0 staged
  staged=$(git rev-parse :train.ipynb)
  PATH="$scratch/bin:$PATH" "$NBSCRUB" hook --fix >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
  [ "$(cat "$scratch/count")" -ge "$1" ] || return 1
  rm -f .git/index.lock
  expect_no_temporary
  case $status in
    0) expect_blob_lacks :train.ipynb "$token" ;;
    2)
      expect_equal "$(git rev-parse :train.ipynb)" "$staged" "the index after call $1 died"
      expect_same train.ipynb "$scratch/before"
      [ -s "$scratch/err" ] || fail "not a word when call $1 died"
      ;;
    *) fail "status $status when call $1 died" ;;
  esac
}
for NBSCRUB_TEST_KILLS in "$scratch" no; do
  export NBSCRUB_TEST_KILLS
  number=1
  while try $number; do number=$((number + 1)); done
  [ $number -gt 5 ] || fail "only $number calls were tried"
done
run 0 "$NBSCRUB" hook --fix
