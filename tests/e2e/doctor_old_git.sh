#!/usr/bin/env bash
# A Git before 2.36 has no `git hook run`; there the trial runs the hook's file itself.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
mkdir "$scratch/bin"
cat >"$scratch/bin/git" <<WRAPPER
#!/bin/bash
[ "\$1" = version ] && exec echo "git version 2.30.0"
for word; do [ "\$word" = hook ] && exit 129; done
exec "$(command -v git)" "\$@"
WRAPPER
chmod +x "$scratch/bin/git"
PATH="$scratch/bin:$PATH"
cat >.git/hooks/pre-commit.nbscrub-old <<HOOK
#!/bin/sh
pwd -P >"$scratch/where"
HOOK
chmod +x .git/hooks/pre-commit.nbscrub-old
run 0 "$NBSCRUB" doctor
expect_text "git version 2.30.0"
expect_text "a notebook with a credential was stopped"
case "$(cat "$scratch/where")" in */nbscrub-trial-*/tree) ;; *) fail "not in the work tree of the trial" ;; esac
printf '#!/bin/sh\nexit 0\n' >.git/hooks/pre-commit
run 1 "$NBSCRUB" doctor
expect_text "went through"
