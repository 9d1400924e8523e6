#!/usr/bin/env bash
# os.environ printed to debug a connection: the password in it is found though nothing else tells it from a word.
. "$(dirname "$0")/lib.sh"
cd "$scratch"
password=$(generate generic-password-assignment 9)
notebook train.ipynb "os.environ" "environ({'SHELL': '/bin/bash', 'PWD': '/home/ada', 'HOME': '/home/ada', 'LANG': 'C.UTF-8', 'REPORT_DB_PASSWORD': '$password', 'PATH': '/usr/bin:/bin'})"
run "$NBSCRUB" check train.ipynb
expect_status 1
expect_silent_about "$password"
run "$NBSCRUB" --keep-outputs train.ipynb
expect_status 0
expect_lacks train.ipynb "$password"
expect_has train.ipynb "'PATH': '/usr/bin:/bin'"
