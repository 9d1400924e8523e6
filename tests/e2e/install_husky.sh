#!/usr/bin/env bash
# Where husky keeps the hooks a line goes into its file, which survives that husky writes its folder anew.
. "$(dirname "$0")/lib.sh"

git init -q "$scratch/repo" && cd "$scratch/repo" || fail "no repository"
husky() {
  mkdir -p .husky/_
  # What husky 9 does: each hook sources `h`, which runs the file of that name beside the folder.
  printf '#!/usr/bin/env sh\ns=$(dirname "$(dirname "$0")")/$(basename "$0")\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\n' >.husky/_/h
  for name in pre-commit pre-merge-commit pre-push; do
    printf '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n' >.husky/_/$name
    chmod +x .husky/_/$name
  done
  git config core.hooksPath .husky/_
}
husky
printf 'echo "lint ran"' >.husky/pre-commit
cp .husky/pre-commit "$scratch/before"
run 2 "$NBSCRUB" install
expect_text "not in PATH"
expect_same .husky/pre-commit "$scratch/before"
mkdir "$scratch/bin" && ln -s "$NBSCRUB" "$scratch/bin/nbscrub"
export PATH="$scratch/bin:$PATH"
run 0 "$NBSCRUB" install
expect_text ".husky/pre-commit:  nbscrub hook"
run 0 "$NBSCRUB" install
expect_equal "$(grep -c nbscrub .husky/pre-commit)" 1
rm -r .husky/_ && husky
leaky_notebook train.ipynb && git add train.ipynb
run 1 git commit -m "Leak"
expect_text "lint ran"
expect_text "train.ipynb"
run 0 "$NBSCRUB" install --fix
expect_equal "$(grep -c nbscrub .husky/pre-commit)" 1
run 0 git commit -m "Cleaned"
expect_blob_holds HEAD:train.ipynb NBSCRUB_REDACTED_
run 0 "$NBSCRUB" uninstall
expect_equal "$(cat .husky/pre-commit)" "$(cat "$scratch/before")"
[ ! -e .husky/pre-merge-commit ] || fail "a file of ours is left"
