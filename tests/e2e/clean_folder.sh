#!/usr/bin/env bash
# `nbscrub .` cleans the notebooks of a repository and reports on its other files. What Git ignores is not looked at, and
# files that hold credentials for a living stay as they are, even with --redact.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
mkdir -p deep/er ignored
token=$(make_token)
notebook a.ipynb "print(1)" "1"
leaky_notebook deep/er/b.ipynb "$token"
leaky_notebook ignored/c.ipynb "$token"
echo ignored >.gitignore
echo "token = '$token'" >script.py
echo "GITHUB_TOKEN=$token" >.env
cp ignored/c.ipynb "$scratch/c.before" && cp .env "$scratch/env.before" && cp script.py "$scratch/script.before"
run 1 "$NBSCRUB" .
expect_file_lacks a.ipynb '"stdout"'
expect_file_lacks deep/er/b.ipynb "$token"
expect_same ignored/c.ipynb "$scratch/c.before"
expect_same .env "$scratch/env.before"
expect_same script.py "$scratch/script.before"
expect_text "deep/er/b.ipynb  cleaned"
expect_text "script.py"
expect_text ".env"
expect_no_text "ignored/c.ipynb"
expect_no_temporary

run 1 "$NBSCRUB" --redact .
expect_file_lacks script.py "$token"
expect_same .env "$scratch/env.before"
# One that Git ignores is not rewritten when it is named, either.
echo "token = '$token'" >ignored/d.py
cp ignored/d.py "$scratch/d.before"
run 1 "$NBSCRUB" --redact ignored/d.py
expect_same ignored/d.py "$scratch/d.before"
run 2 "$NBSCRUB" a.ipynb missing
expect_text "there is no such file"
