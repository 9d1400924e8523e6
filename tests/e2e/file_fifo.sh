#!/usr/bin/env bash
# A named pipe and a device are refused at once, by their name, with status 2.
. "$(dirname "$0")/lib.sh"

cd "$scratch" || fail "no folder"
mkfifo pipe.ipynb
for command in check clean; do
  run 2 timeout 10 "$NBSCRUB" $command pipe.ipynb
  expect_text "named pipe"
  run 2 timeout 10 "$NBSCRUB" $command /dev/zero
  expect_text "device"
  run 2 "$NBSCRUB" $command missing.ipynb
done
# In a folder that is walked they are passed over.
mkdir walked && mkfifo walked/pipe && echo text >walked/file
run 0 timeout 10 "$NBSCRUB" check walked
expect_text "1 file scanned"
run 0 timeout 10 "$NBSCRUB" walked
expect_text "1 file scanned"
