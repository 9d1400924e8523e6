#!/usr/bin/env bash
# What [paths] ignore leaves out is not looked at, and is counted wherever there is a report.
. "$(dirname "$0")/lib.sh"
new_repository_with_history
printf '[paths]\nignore = ["/vendor/", "*.log"]\n' >.nbscrub.toml
mkdir -p vendor sub/vendor
leaky_notebook vendor/a.ipynb
leaky_notebook sub/vendor/b.ipynb "$(make_token github-pat 2)"
echo "$(make_token github-pat 3)" >sub/run.log
git add .nbscrub.toml vendor sub/run.log
run 0 git commit -m "Ignored"
expect_text "2 files not looked at: [paths] ignore"
run 1 "$NBSCRUB" check .
expect_text "sub/vendor/b.ipynb"
expect_no_text "vendor/a.ipynb:"
expect_text "2 files not looked at: [paths] ignore"
(cd sub && run 1 "$NBSCRUB" check ../vendor vendor/b.ipynb run.log) || exit 1
expect_text "2 files not looked at: [paths] ignore"
run 0 "$NBSCRUB" --redact sub/run.log
expect_file_holds sub/run.log "$(make_token github-pat 3)"
run 1 "$NBSCRUB" check --no-config sub/run.log
