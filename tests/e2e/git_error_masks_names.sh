#!/usr/bin/env bash
# What Git says, and what is said of a configuration, may name a file whose name holds a token: it is masked there too.
. "$(dirname "$0")/lib.sh"

token=$(make_token)
new_repository_with_history
# An unmerged entry of that name.
blob=$(git hash-object -w README.md)
printf '100644 %s 1\t%s.ipynb\n100644 %s 2\t%s.ipynb\n' "$blob" "$token" "$blob" "$token" | git update-index --index-info
run 2 "$NBSCRUB" hook
expect_text "conflict"
expect_no_text "$token" "the token in a name"
git read-tree HEAD
# A repository in a folder of that name.
mkdir "$scratch/$token" && cp -r .git "$scratch/$token/.git" && cd "$scratch/$token" || fail "no copy"
echo broken >.git/index
run 2 "$NBSCRUB" hook
expect_no_text "$token" "the token in a name"
echo "gitdir: /nowhere/$token" >"$scratch/file" && mkdir "$scratch/sub" && mv "$scratch/file" "$scratch/sub/.git"
cd "$scratch/sub" && run 2 "$NBSCRUB" hook
expect_no_text "$token" "the token in a name"
expect_text "nowhere"
# A configuration.
echo "[hook]" >"$scratch/$token.toml" && echo "fixx = 1" >>"$scratch/$token.toml"
run 2 "$NBSCRUB" check --config "$scratch/$token.toml" "$scratch/repo"
expect_no_text "$token" "the token in a name"
