#!/usr/bin/env bash
# nbscrub FILE clears outputs and redacts; what needs no change is not touched, and other files are only reported.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook train.ipynb "$token"
mkdir .ipynb_checkpoints && cp train.ipynb .ipynb_checkpoints/train-checkpoint.ipynb
run 0 "$NBSCRUB" train.ipynb
expect_file_lacks train.ipynb "$token"
expect_file_holds train.ipynb NBSCRUB_REDACTED_
expect_file_holds train.ipynb '"outputs": []'
expect_text "last copy in this file"
expect_text "train-checkpoint.ipynb"
expect_text "Jupyter tab"
expect_no_text "$token" "the credential"
expect_no_temporary

before=$(stat -c '%i %y' train.ipynb)
run 0 "$NBSCRUB" train.ipynb
expect_equal "$(stat -c '%i %y' train.ipynb)" "$before" "untouched"

leaky_notebook kept.ipynb "$token"
run 0 "$NBSCRUB" --keep-outputs kept.ipynb
expect_file_lacks kept.ipynb "$token"
expect_file_holds kept.ipynb '"name": "stdout"'
leaky_notebook kept.ipynb "$token"
run 0 "$NBSCRUB" --redact-only kept.ipynb
expect_file_holds kept.ipynb '"execution_count": 1'

echo "token = '$token'" >config.py
run 1 "$NBSCRUB" config.py
expect_file_holds config.py "$token"
run 0 "$NBSCRUB" --redact config.py
expect_file_lacks config.py "$token"

# Files made for credentials, and files that Git ignores, are never rewritten.
echo "GITHUB_TOKEN=$token" >.env
run 1 "$NBSCRUB" --redact .env
expect_file_holds .env "$token"
expect_text "git rm --cached .env"
git init -q . && echo local.py >.gitignore
echo "token = '$token'" >local.py
run 1 "$NBSCRUB" --redact local.py
expect_file_holds local.py "$token"

# The pre-commit framework wants a hook that changed a file to fail.
leaky_notebook train.ipynb "$token"
run 1 env PRE_COMMIT=1 "$NBSCRUB" train.ipynb
run 0 env PRE_COMMIT=1 "$NBSCRUB" train.ipynb

# A damaged notebook is redacted, not cleared, and the answer is unsure.
head -c -20 kept.ipynb >cut.ipynb && echo "\"$token" >>cut.ipynb
run 2 "$NBSCRUB" cut.ipynb
expect_file_lacks cut.ipynb "$token"
: >empty.ipynb
run 0 "$NBSCRUB" empty.ipynb
