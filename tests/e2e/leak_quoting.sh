#!/usr/bin/env bash
# The commonest leak of all, db_password = "…" in a code cell: found and removed in every quoting that Python, R, SQL,
# the shell and JSON have.
. "$(dirname "$0")/lib.sh"
cd "$scratch" || exit 1
password=$(make_token generic-password-assignment 5)
while IFS= read -r line; do
  source=${line//VALUE/$password}
  source=${source//NEWLINE/$'\n'}
  notebook train.ipynb "$source"
  run 1 "$NBSCRUB" check train.ipynb
  run 0 "$NBSCRUB" train.ipynb
  expect_file_lacks train.ipynb "$password"
  expect_json train.ipynb
  # The source as one string, and the whole notebook on one line.
  notebook train.ipynb "$source"
  python3 - <<'PYTHON' || fail "no notebook"
import json
notebook = json.load(open("train.ipynb"))
for cell in notebook["cells"]:
    cell["source"] = "".join(cell["source"])
json.dump(notebook, open("line.ipynb", "w"))
PYTHON
  run 1 "$NBSCRUB" check line.ipynb
  run 0 "$NBSCRUB" line.ipynb
  expect_file_lacks line.ipynb "$password"
  expect_json line.ipynb
done <<'EOF'
db_password = "VALUE"
db_password = 'VALUE'
db_password = """VALUE"""
db_password = '''VALUE'''
db_password = r"VALUE"
db_password = b"VALUE"
db_password = f"VALUE"
db_password = ("VALUE")
db_password = (NEWLINE    "VALUE"NEWLINE)
db_password="VALUE"
db_password: str = "VALUE"
user, db_password = "ada", "VALUE"
db_password = os.getenv("DB_PASSWORD") or "VALUE"
db_password = os.getenv("DB_PASSWORD", "VALUE")
db_password <- "VALUE"
Sys.setenv(DB_PASSWORD = "VALUE")
conf = {"db_password": "VALUE"}
conf = '{"db_password": "VALUE"}'
conf = "{\"db_password\": \"VALUE\"}"
conn = connect(host="db.acme.io", password="VALUE")
passwords = ["VALUE", "VALUE"]
if db_password == "VALUE": pass
%env DB_PASSWORD=VALUE
!export DB_PASSWORD="VALUE"
%%bashNEWLINEDB_PASSWORD="VALUE" ./run.sh
%%sqlNEWLINECREATE USER ada IDENTIFIED BY 'VALUE'
EOF
