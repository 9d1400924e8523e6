#!/usr/bin/env bash
# Installing twice changes nothing; uninstalling takes out all that was put in and nothing else.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
echo "*.png binary" >.git/info/attributes
git config filter.other.clean cat
cp .git/config "$scratch/config"
cp .git/info/attributes "$scratch/attributes"

run 0 "$NBSCRUB" install --filter --diff
expect_text "info/attributes: *.ipynb filter=nbscrub diff=nbscrub"
expect_equal "$(git config filter.nbscrub.required)" true
expect_equal "$(git check-attr filter sub/x.ipynb)" "sub/x.ipynb: filter: nbscrub"
cp .git/config "$scratch/config-in"
cp .git/info/attributes "$scratch/attributes-in"
run 0 "$NBSCRUB" install --filter --diff
expect_no_text "attributes"
expect_same .git/config "$scratch/config-in"
expect_same .git/info/attributes "$scratch/attributes-in"

leaky_notebook once.ipynb
git add once.ipynb 2>/dev/null || fail "add"
run 0 "$NBSCRUB" uninstall
expect_text "took our line out of .git/info/attributes"
[ ! -e .git/nbscrub/filter-cache ] || fail "the cache was left"
expect_same .git/info/attributes "$scratch/attributes"
expect_equal "$(git config --get-regexp nbscrub)" ""
expect_equal "$(git config filter.other.clean)" cat
run 0 "$NBSCRUB" uninstall
expect_text "nothing of nbscrub"

# The other order: the diff driver has to learn of the filter.
run 0 "$NBSCRUB" install --diff
expect_equal "$(git config diff.nbscrub.textconv | grep -c -e --filtered)" 0
run 0 "$NBSCRUB" install --filter
expect_equal "$(git config diff.nbscrub.textconv | grep -c -e --filtered)" 1
expect_equal "$(tail -n 1 .git/info/attributes)" "*.ipynb filter=nbscrub diff=nbscrub"

# For all repositories of a user.
run 0 "$NBSCRUB" uninstall
git config --global core.hooksPath "$HOME/hooks"
run 0 "$NBSCRUB" install --filter --global
expect_equal "$(git config --global filter.nbscrub.required)" true
expect_equal "$(tail -n 1 "$XDG_CONFIG_HOME/git/attributes")" "*.ipynb filter=nbscrub"
leaky_notebook a.ipynb
run 0 git add a.ipynb
expect_blob_holds :a.ipynb "NBSCRUB_REDACTED_"
forgotten=$(mktemp -d "$scratch/other.XXXXXX")
git init -q "$forgotten" && echo "*.ipynb -filter" >"$forgotten/.gitattributes" && cd "$forgotten" || fail "no repository"
run 0 "$NBSCRUB" install --filter --global
expect_text "not in this repository: its .gitattributes gives notebooks no filter"
cd "$scratch/repo" || fail "no repository"
run 0 "$NBSCRUB" uninstall --global
expect_equal "$(git config --global --get-regexp nbscrub)" ""
[ ! -e "$XDG_CONFIG_HOME/git/attributes" ] || fail "an attributes file was left"
