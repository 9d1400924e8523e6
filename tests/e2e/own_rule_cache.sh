#!/usr/bin/env bash
# Compiled rules are kept for their owner only; a copy that others could have written is not used.
. "$(dirname "$0")/lib.sh"
export XDG_CACHE_HOME="$scratch/cache"
mkdir "$scratch/work" && cd "$scratch/work" || fail "no folder"
cat >.nbscrub.toml <<'EOF'
[[rule]]
id = "acme-key"
title = "Acme key"
confidence = "high"
pattern = 'acmedeploy-[A-Za-z0-9]{24}'
EOF
value=acmedeploy-$(make_token | tr -dc 'A-Za-z0-9' | tail -c 24)
notebook leak.ipynb "print(\"$value\")"
run 1 "$NBSCRUB" check leak.ipynb
folder=$XDG_CACHE_HOME/nbscrub/rules
expect_equal "$(stat -c %a "$folder")" 700 "the folder"
entry=$folder/$(ls "$folder")
expect_equal "$(stat -c %a "$entry")" 600 "the file"
expect_file_lacks "$entry" "$value"

# It is what the second run goes by: the file stays as it is.
before=$(stat -c '%i %Y' "$entry")
run 1 "$NBSCRUB" check leak.ipynb
expect_equal "$(stat -c '%i %Y' "$entry")" "$before" "used as it was"

# Writable by others: made anew, in its place.
chmod 622 "$entry"
run 1 "$NBSCRUB" check leak.ipynb
expect_equal "$(stat -c %a "$entry")" 600 "made anew"
# Damaged: the same.
echo "nothing of use" >"$entry"
chmod 600 "$entry"
run 1 "$NBSCRUB" check leak.ipynb
[ "$(wc -c <"$entry")" -gt 1000 ] || fail "a damaged copy was kept"
# A folder that others may write to holds nothing that counts, and gets nothing.
chmod 777 "$folder"
rm "$entry"
run 1 "$NBSCRUB" check leak.ipynb
[ -z "$(ls "$folder")" ] || fail "written where others may write"
# Nor does a place that cannot be written stop anything.
XDG_CACHE_HOME=/dev/null/none run 1 "$NBSCRUB" check leak.ipynb
