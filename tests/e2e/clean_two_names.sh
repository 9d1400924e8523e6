#!/usr/bin/env bash
# A notebook that is named twice in one command, by itself and by a symbolic link, is cleaned once, and that is no error.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
token=$(make_token)
leaky_notebook real.ipynb "$token"
ln -s real.ipynb link.ipynb
run 0 "$NBSCRUB" link.ipynb real.ipynb
expect_file_lacks real.ipynb "$token"
[ -L link.ipynb ] || fail "the link became a file"
expect_no_temporary
