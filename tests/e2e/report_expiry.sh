#!/usr/bin/env bash
# When a credential ends is a word in the report. One that ended long ago blocks like one that lasts.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
sas=$(make_token azure-sas-url 3)
notebook old.ipynb "url = 'https://acme.blob.core.windows.net/c/f.csv?sp=r&se=2001-02-03T04%3A05%3A06Z&$sas'"
notebook new.ipynb "url = 'https://acme.blob.core.windows.net/c/f.csv?sp=r&se=2901-02-03T04%3A05%3A06Z&$sas'"
for age in old:2001 new:2901; do
  run 1 "$NBSCRUB" check "${age%:*}.ipynb"
  expect_text "says it expires ${age#*:}-02-03"
  run 1 "$NBSCRUB" check --format json "${age%:*}.ipynb"
  expect_text "\"expires\":\"${age#*:}-02-03\""
done
confidences=$("$NBSCRUB" check --format json old.ipynb new.ipynb | grep -o '"confidence":"[a-z]*"' | sort | uniq -c | wc -l)
expect_equal "$confidences" 1 "the confidences of both"
leaky_notebook plain.ipynb
run 1 "$NBSCRUB" check --format json plain.ipynb
expect_text '"expires":null'
