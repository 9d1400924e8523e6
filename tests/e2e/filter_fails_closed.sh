#!/usr/bin/env bash
# Where the filter cannot run, cannot read its configuration or will not take a file, `git add` fails and nothing raw is
# staged.
. "$(dirname "$0")/lib.sh"

new_repository_with_history --filter
token=$(make_token)
leaky_notebook train.ipynb "$token"
nothing_staged() { expect_equal "$(git diff --cached --name-only)" "" "staged"; }
process=$(git config filter.nbscrub.process)

# The program is gone.
git config filter.nbscrub.process "'$scratch/gone' filter-process"
run 128 git add train.ipynb
nothing_staged

# It dies before it has given the whole answer, wherever that is.
cat >"$scratch/recording" <<END
#!/bin/sh
"$NBSCRUB" "\$@" | tee "$scratch/answer"
END
cat >"$scratch/dying" <<END
#!/bin/sh
exec head -c "\$2" "$scratch/answer"
END
chmod +x "$scratch/recording" "$scratch/dying"
git config filter.nbscrub.process "'$scratch/recording' filter-process"
run 0 git add train.ipynb
git update-index --force-remove train.ipynb
size=$(stat -c %s "$scratch/answer")
for bytes in 0 3 60 110 130 200 $((size - 30)) $((size - 8)) $((size - 4)) $((size - 1)); do
  git config filter.nbscrub.process "'$scratch/dying' filter-process $bytes"
  run 128 git add train.ipynb
  nothing_staged
done

# More bytes than the limit.
git config filter.nbscrub.process "$process --max-size 100"
run 128 git add train.ipynb
expect_text "train.ipynb"
expect_text "more than the limit of 100"
expect_text "filter.nbscrub.process"
nothing_staged

# A configuration that cannot be read.
git config filter.nbscrub.process "$process"
echo "nonsense = 1" >.nbscrub.toml
run 128 git add train.ipynb
expect_text ".nbscrub.toml"
expect_no_text "$token" "the credential"
nothing_staged
rm .nbscrub.toml

run 0 git add train.ipynb
expect_blob_lacks :train.ipynb "$token"
