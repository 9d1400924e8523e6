#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml under the real pre-commit framework, installed from the wheel, with no compiler in
# the way: blocking, --all-files with nothing staged, cleaning without touching the index, and a push.
. "$(dirname "$0")/lib.sh"

project=$(cd "$(dirname "$0")/../.." && pwd)
# The framework is installed once, for every build.
venv=$project/build/deps/pre-commit-venv
if [ ! -e "$venv/ready" ]; then
  rm -rf "$venv" && mkdir -p "$project/build/deps"
  python3 -m venv "$venv" >"$scratch/out" 2>&1 || skip "python3 -m venv does not work here"
  "$venv/bin/pip" -q install "pre-commit==4.0.1" >"$scratch/out" 2>&1 || skip "pip cannot install pre-commit here"
  touch "$venv/ready"
fi
PATH="$venv/bin:$PATH"
export PRE_COMMIT_HOME="$scratch/home/pre-commit"

# The wheel, and a repository that holds what the framework clones.
mkdir "$scratch/wheels" "$scratch/hooks"
python3 "$project/install/wheel/backend.py" "$scratch/wheels" "$NBSCRUB" >/dev/null || fail "no wheel"
export PIP_FIND_LINKS="$scratch/wheels ${PIP_FIND_LINKS:-}"
cp -r "$project/.pre-commit-hooks.yaml" "$project/pyproject.toml" "$project/CMakeLists.txt" "$scratch/hooks/"
mkdir "$scratch/hooks/install" && cp -r "$project/install/wheel" "$scratch/hooks/install/"
rm -rf "$scratch/hooks/install/wheel/__pycache__"
git init -q "$scratch/hooks" && cd "$scratch/hooks" && git add . && git commit -qm "Hooks" || fail "hooks"
revision=$(git rev-parse HEAD)

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
configure() {
  printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n' "$scratch/hooks" "$revision" >.pre-commit-config.yaml
  for id in "$@"; do echo "  - id: $id" >>.pre-commit-config.yaml; done
}
configure nbscrub
pre-commit install >/dev/null || fail "pre-commit install"
notebook good.ipynb "print(1)"
git add . && run 0 git commit -m "Good"
expect_text "Passed"

token=$(make_token)
leaky_notebook "my train.ipynb" "$token"
git add .
run 1 git commit -m "Leak"
expect_text "stopped this commit"
expect_text "my train.ipynb"
expect_no_text "$token" "the credential"

# --all-files: nothing is staged, and still every file is looked at.
git commit -qnm "Slip" || fail "commit"
run 1 pre-commit run --all-files
expect_text "my train.ipynb"
run 1 pre-commit run --from-ref HEAD~1 --to-ref HEAD
expect_no_text "$token" "the credential"

# Cleaning: the file changes, the index does not, the hook fails until the file is staged again.
configure nbscrub-fix
git add .pre-commit-config.yaml
leaky_notebook other.ipynb "$token" && git add other.ipynb
staged=$(git rev-parse :other.ipynb)
run 1 git commit -m "Clean it"
expect_text "git add"
expect_equal "$(git rev-parse :other.ipynb)" "$staged" "the index"
expect_file_lacks other.ipynb "$token"
git add other.ipynb && run 0 git commit -m "Cleaned"
expect_blob_lacks HEAD:other.ipynb "$token"

# A push with the slip in its history.
configure nbscrub-pre-push
git add . && git commit -qnm "Push hook" && pre-commit install -t pre-push >/dev/null || fail "pre-commit install"
git init -q --bare "$scratch/remote.git" && git remote add origin "$scratch/remote.git"
run 1 git push -q origin main
expect_text "stopped this push"
