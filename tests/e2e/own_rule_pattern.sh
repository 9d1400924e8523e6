#!/usr/bin/env bash
# A rule of one's own may be a regular expression; the secret is what stands between prefix and suffix, in every view.
. "$(dirname "$0")/lib.sh"
mkdir "$scratch/work" && cd "$scratch/work" || fail "no folder"
cat >.nbscrub.toml <<'EOF'
[[rule]]
id = "acme-pin"
title = "Acme PIN"
confidence = "medium"
prefix = '(?i:acme_pin)\s{0,4}[:=]\s{0,4}"'
pattern = '[A-Z0-9]{4,12}-[0-9]{6}'
suffix = '"'
examples = ['acme_pin = "{upper36:8}-{digit:6}"']
counter_examples = ['acme_pin = "{upper36:2}-{digit:6}"']

[[rule]]
id = "acme-line"
title = "A line that is an Acme code"
confidence = "medium"
pattern = '^ACMECODE [a-z]{10}$'
EOF
digits=$(make_token | cksum | tr -dc 0-9)777777
value=QWX7$(make_token | tr -dc 'A-Z' | head -c 4)-${digits:0:6}
letters=$(make_token | tr -dc 'a-z')qzjxkvwpyh
line="ACMECODE ${letters:0:10}"
notebook leak.ipynb "Acme_PIN  = \"$value\"" "$line"
run 1 "$NBSCRUB" check leak.ipynb
expect_text acme-pin
expect_text acme-line
expect_no_text "$value"
run 0 "$NBSCRUB" --redact-only leak.ipynb
expect_file_lacks leak.ipynb "$value"
expect_file_lacks leak.ipynb "$line"
expect_file_holds leak.ipynb 'Acme_PIN  = \"NBSCRUB_REDACTED_ACME_PIN\"'
expect_json leak.ipynb
run 0 "$NBSCRUB" check leak.ipynb
# What is no more than like it is let be.
notebook clean.ipynb "acme_pin = \"$value" "a $line"
run 0 "$NBSCRUB" check --strict clean.ipynb
