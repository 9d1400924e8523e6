#!/usr/bin/env bash
# [fix] replace: the hook puts references in, so that what is committed still runs; with save_env the values are kept
# before they leave the working copy.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --fix
token=$(make_token)
printf '[fix]\nreplace = "env"\nsave_env = true\n' >.nbscrub.toml
git add .nbscrub.toml
leaky_notebook a.ipynb "$token"
git add a.ipynb
head=$(git rev-parse HEAD)
run 1 git commit -m "Load"
expect_text "Git does not ignore"
expect_equal "$(git rev-parse HEAD)" "$head" "the commit"
expect_file_holds a.ipynb "$token"

echo .env >.gitignore && git add .gitignore
run 0 git commit -m "Load"
expect_text "Its value goes into .env"
expect_no_text "$token" "the value"
expect_blob_lacks HEAD:a.ipynb "$token"
expect_blob_holds HEAD:a.ipynb 'token = os.environ[\"GITHUB_TOKEN\"]'
expect_file_lacks a.ipynb "$token"
expect_file_holds .env "GITHUB_TOKEN=$token"
expect_equal "$(git status --porcelain)" ""

# Without save_env the message says, before it happens, that the last copy goes, and what would keep it.
printf '[fix]\nreplace = "colab"\n' >.nbscrub.toml
notebook b.ipynb "token = '$(make_token github-pat 9)'"
git add .nbscrub.toml b.ipynb
run 0 git commit -m "Another"
expect_text "its last copy"
expect_text "save_env"
expect_blob_holds HEAD:b.ipynb 'userdata.get(\"GITHUB_TOKEN\")'
expect_blob_holds HEAD:b.ipynb 'from google.colab import userdata'

printf '[fix]\nreplace = "mars"\n' >.nbscrub.toml
git add .nbscrub.toml
run 1 git commit -m "A slip"
expect_text "there are: env, colab"
