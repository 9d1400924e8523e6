#!/usr/bin/env bash
# A hook of somebody else: the trial shows whether it asks nbscrub, and that it stops for the credential and nothing else.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
hook=.git/hooks/pre-commit
printf '#!/bin/sh\nexit 0\n' >$hook
run 1 "$NBSCRUB" doctor
expect_text "a notebook with a credential went through"
printf '#!/bin/sh\nexec "%s" hook\n' "$NBSCRUB" >$hook
run 0 "$NBSCRUB" doctor
expect_text "is not nbscrub's own"
printf '#!/bin/sh\necho "no commits on a Friday" >&2\nexit 1\n' >$hook
run 2 "$NBSCRUB" doctor
expect_text "no commits on a Friday"
# A credential in what a hook says is masked.
token=$(make_token)
printf '#!/bin/sh\necho "login with %s failed" >&2\nexit 1\n' "$token" >$hook
run 2 "$NBSCRUB" doctor
expect_no_text "$token" "the credential"
