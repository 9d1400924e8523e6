#!/usr/bin/env bash
# Through a symbolic link the target is written, and the link stays one.
. "$(dirname "$0")/lib.sh"

cd "$scratch" && mkdir real || fail "no folder"
token=$(make_token)
leaky_notebook real/train.ipynb "$token"
ln -s real/train.ipynb link.ipynb
run 0 "$NBSCRUB" link.ipynb
[ -L link.ipynb ] || fail "the link was replaced"
expect_file_lacks real/train.ipynb "$token"
expect_no_temporary

# Mode and extended attributes are kept.
leaky_notebook real/train.ipynb "$token"
chmod 640 real/train.ipynb
if command -v setfattr >/dev/null && setfattr -n user.note -v kept real/train.ipynb 2>/dev/null; then attribute=1; fi
run 0 "$NBSCRUB" link.ipynb
expect_equal "$(stat -c %a real/train.ipynb)" 640
if [ -n "${attribute:-}" ]; then
  expect_equal "$(getfattr --only-values -n user.note real/train.ipynb 2>/dev/null)" kept
fi
ln -s nowhere dangling.ipynb
run 2 "$NBSCRUB" dangling.ipynb
