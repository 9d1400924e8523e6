#!/usr/bin/env bash
# The tag nbscrub-allow lets the outputs of its cell be, where nobody can write a comment; its source is judged.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || fail "no folder"
token=$(make_token)
notebook train.ipynb "show()" "key: $token"
run 1 "$NBSCRUB" check train.ipynb
sed -i 's/"metadata": {},$/"metadata": {"tags": ["nbscrub-allow"]},/' train.ipynb
expect_json train.ipynb
run 0 "$NBSCRUB" check train.ipynb
expect_text "1 allowed"
notebook other.ipynb "t = '$token'" "done"
sed -i 's/"metadata": {},$/"metadata": {"tags": ["nbscrub-allow"]},/' other.ipynb
run 1 "$NBSCRUB" check other.ipynb
