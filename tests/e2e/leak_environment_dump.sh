#!/usr/bin/env bash
# os.environ printed to debug a connection: the password in it is found though nothing else tells it from a word.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
password=$(make_token generic-password-assignment 9)
notebook train.ipynb "os.environ" "environ({'SHELL': '/bin/bash', 'PWD': '/home/ada', 'HOME': '/home/ada', 'LANG': 'C.UTF-8', 'REPORT_DB_PASSWORD': '$password', 'PATH': '/usr/bin:/bin'})"
run 1 "$NBSCRUB" check train.ipynb
expect_no_text "$password"
run 0 "$NBSCRUB" --keep-outputs train.ipynb
expect_file_lacks train.ipynb "$password"
expect_file_holds train.ipynb "'PATH': '/usr/bin:/bin'"
