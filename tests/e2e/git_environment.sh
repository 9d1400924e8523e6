#!/usr/bin/env bash
# No variable of the environment that Git or its users know hides what is staged, or breaks the cleaning.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
for setting in GIT_TRACE=1 GIT_TRACE_SETUP=1 GIT_TRACE2_EVENT=1 GIT_LITERAL_PATHSPECS=1 GIT_GLOB_PATHSPECS=1 \
  GIT_NOGLOB_PATHSPECS=1 GIT_ICASE_PATHSPECS=1 GIT_EXTERNAL_DIFF=false GIT_DIFF_OPTS=-u0 GIT_PAGER=false \
  GIT_OPTIONAL_LOCKS=0 GIT_NAMESPACE=other LANGUAGE=de TMPDIR=/nowhere HOME=/nowhere GIT_CEILING_DIRECTORIES=/ \
  GIT_CONFIG_PARAMETERS="'core.quotepath=true' 'diff.relative=true'" GIT_EDITOR=false GIT_PREFIX=sub/ TZ=Mars; do
  leaky_notebook train.ipynb "$token" && git add train.ipynb || fail "add"
  run 1 env "$setting" "$NBSCRUB" hook
  expect_text "train.ipynb"
  expect_no_text "$token" "the credential, with $setting,"
  run 1 env "$setting" "$NBSCRUB" hook train.ipynb
  run 0 env "$setting" "$NBSCRUB" hook --fix
  expect_blob_lacks :train.ipynb "$token"
  expect_file_lacks train.ipynb "$token"
  git commit -qm "With $setting" || fail "commit"
  git rm -q train.ipynb && git commit -qm "Gone" || fail "commit"
done
