#!/usr/bin/env bash
# Killed at any moment, the program leaves the old file or the new one, whole.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
token=$(make_token)
leaky_notebook small.ipynb "$token" && cp small.ipynb source
# A notebook of some megabytes, so that there is a middle to be killed in.
{
  sed '/^   "outputs": \[/,$d' source
  printf '   "outputs": [\n    {\n     "name": "stdout",\n     "output_type": "stream",\n     "text": [\n'
  seq -f '      "line %.0f\\n",' 1 200000
  printf '      "end"\n     ]\n    }\n   ],\n   "source": [\n'
  printf '    "token = %s%s%s"\n' "'" "$token" "'"
  printf '   ]\n  }\n ],\n "metadata": {},\n "nbformat": 4,\n "nbformat_minor": 5\n}\n'
} >old.ipynb
cp old.ipynb new.ipynb
run 0 "$NBSCRUB" new.ipynb
cmp -s old.ipynb new.ipynb && fail "nothing was cleaned"
for delay in 0.000 0.002 0.005 0.010 0.015 0.020 0.030 0.040 0.060 0.080 0.120; do
  cp old.ipynb work.ipynb
  "$NBSCRUB" work.ipynb >/dev/null 2>&1 &
  victim=$!
  sleep $delay
  kill -9 $victim 2>/dev/null
  wait $victim 2>/dev/null
  cmp -s work.ipynb old.ipynb || cmp -s work.ipynb new.ipynb || fail "half a file after $delay s"
done
