#!/usr/bin/env bash
# What was cleaned once is known again: with the same result, silently, and only while program, configuration and file
# are the same. The cache holds no credential, is for its owner only, and a damaged one is none.
. "$(dirname "$0")/lib.sh"

new_repository --filter
token=$(make_token)
leaky_notebook a.ipynb "$token"
cache=.git/nbscrub/filter-cache/edits
run 0 git add a.ipynb
expect_text "without 1 credential"
wanted=$(git rev-parse :a.ipynb)
expect_file_lacks "$cache" "$token"
expect_equal "$(stat -c %a "$cache" .git/nbscrub/filter-cache | xargs)" "600 700" "modes"

# (`git rm` would look at the file, through the filter.)
forget() { git update-index --force-remove a.ipynb; }
again() {
  forget
  run 0 git add a.ipynb
  expect_equal "$(git rev-parse :a.ipynb)" "$wanted" "blob $1"
}
again "from the cache"
expect_no_text "credential"
dd if=/dev/zero of="$cache" bs=1 seek=100 count=40 conv=notrunc 2>/dev/null
again "with a damaged cache"
chmod 666 "$cache"
again "with a cache that others may write"
expect_text "without 1 credential"

# Another configuration is another answer.
printf '[clear]\noutputs = false\n' >.nbscrub.toml
forget
run 0 git add a.ipynb
expect_blob_holds :a.ipynb "done"
expect_blob_lacks :a.ipynb "$token"
printf '[paths]\nignore = ["a.ipynb"]\n' >.nbscrub.toml
forget
run 0 git add a.ipynb
expect_blob_holds :a.ipynb "$token"
rm .nbscrub.toml
again "with the first configuration"

# A Git folder that cannot be written to costs time only.
rm -rf .git/nbscrub && ln -s /dev/null .git/nbscrub
again "without a cache"
