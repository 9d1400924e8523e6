#!/usr/bin/env bash
# --save-env writes a value only into a file that Git ignores and does not track, for its owner only, and before the
# notebook changes. Lines that are there stay as they are.
. "$(dirname "$0")/lib.sh"

new_repository_with_history
token=$(make_token)
leaky_notebook a.ipynb "$token"
cp a.ipynb before

run 2 "$NBSCRUB" replace --yes --save-env a.ipynb
expect_text "Git does not ignore"
expect_text ".gitignore:  .env"
expect_same a.ipynb before
[ ! -e .env ] || fail "the file was made all the same"

echo .env >.gitignore
printf 'A=1\n# mine\nGITHUB_TOKEN=another' >.env
chmod 644 .env
git add -f .env && git commit -qm "A mistake" --no-verify
run 2 "$NBSCRUB" replace --yes --save-env a.ipynb
expect_text "Git tracks"
expect_same a.ipynb before
git rm -q --cached .env

ln -s .env linked.env && echo '*.env' >>.gitignore
run 2 "$NBSCRUB" replace --yes --save-env --env-file linked.env a.ipynb
expect_same a.ipynb before

# Not agreed to: nothing is saved either.
run 1 "$NBSCRUB" replace --save-env a.ipynb
expect_equal "$(cat .env)" "$(printf 'A=1\n# mine\nGITHUB_TOKEN=another')"

# The name is taken by another value, so this one gets a number.
run 0 "$NBSCRUB" replace --yes --save-env a.ipynb
expect_equal "$(cat .env)" "$(printf 'A=1\n# mine\nGITHUB_TOKEN=another\nGITHUB_TOKEN_2=%s' "$token")"
expect_equal "$(stat -c %a .env)" 600
expect_file_holds a.ipynb 'os.environ[\"GITHUB_TOKEN_2\"]'
expect_file_lacks a.ipynb "$token"
expect_no_text "$token" "the value"
expect_text "load_dotenv"
expect_equal "$(set -a; . ./.env; printf %s "$GITHUB_TOKEN_2")" "$token" "as a shell reads it"

# A value that the file holds keeps the name it has there, and the file its bytes.
cp .env kept
mkdir sub && leaky_notebook sub/b.ipynb "$token" && cd sub || fail "no folder"
run 0 "$NBSCRUB" replace --yes --save-env b.ipynb
expect_file_holds b.ipynb 'os.environ[\"GITHUB_TOKEN_2\"]'
expect_same ../.env ../kept
cd .. || fail "no way back"

# Outside of a repository somebody has to say where.
mkdir "$scratch/outside" && leaky_notebook "$scratch/outside/c.ipynb" "$token"
run 2 "$NBSCRUB" replace --yes --save-env "$scratch/outside/c.ipynb"
expect_text "--env-file"
run 0 "$NBSCRUB" replace --yes --save-env --env-file "$scratch/outside/keys.env" "$scratch/outside/c.ipynb"
expect_equal "$(stat -c %a "$scratch/outside/keys.env")" 600
expect_file_holds "$scratch/outside/keys.env" "GITHUB_TOKEN=$token"
expect_no_temporary "$scratch"
