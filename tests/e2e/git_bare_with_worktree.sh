#!/usr/bin/env bash
# The repository lies elsewhere than the work tree (how people keep their dotfiles): by --git-dir and --work-tree, by
# core.worktree, by GIT_DIR and GIT_WORK_TREE, from the top and from a sub-folder.
. "$(dirname "$0")/lib.sh"

mkdir -p "$scratch/home/sub" && cd "$scratch/home" || fail "no folder"
git init -q --bare "$scratch/dot.git"
token=$(make_token)
leave() { # NUMBER: a leaky notebook at the top and one below
  leaky_notebook "$scratch/home/top$1.ipynb" "$token" && leaky_notebook "$scratch/home/sub/low$1.ipynb" "$token"
}
judge() { # NUMBER GIT...: stopped, then cleaned
  local number=$1
  shift
  (cd "$scratch/home" && "$@" add "top$number.ipynb" "sub/low$number.ipynb") || fail "add $number"
  "$@" config nbscrub.test fix
  run 0 "$@" commit -m "Add $number"
  for file in "top$number.ipynb" "sub/low$number.ipynb"; do
    git --git-dir="$scratch/dot.git" cat-file blob "HEAD:$file" >"$scratch/blob" || fail "no $file"
    expect_file_lacks "$scratch/blob" "$token"
    expect_file_holds "$scratch/blob" NBSCRUB_REDACTED_
    expect_file_lacks "$scratch/home/$file" "$token"
  done
  expect_equal "$("$@" status --porcelain -uno)" "" "status $number"
}
by_option=(git --git-dir="$scratch/dot.git" --work-tree="$scratch/home")
GIT_DIR="$scratch/dot.git" "$NBSCRUB" install >"$scratch/out" 2>"$scratch/err" || fail "install"
leave 0
"${by_option[@]}" add top0.ipynb
run 1 "${by_option[@]}" commit -m "Block"
expect_text "top0.ipynb"
"${by_option[@]}" rm -q --cached top0.ipynb

GIT_DIR="$scratch/dot.git" "$NBSCRUB" install --fix >"$scratch/out" 2>"$scratch/err" || fail "install"
leave 1 && judge 1 "${by_option[@]}"
cd sub || fail "no folder"
leave 2 && judge 2 "${by_option[@]}"
cd .. || fail "no folder"
export GIT_DIR="$scratch/dot.git" GIT_WORK_TREE="$scratch/home"
leave 3 && judge 3 git
cd sub || fail "no folder"
leave 4 && judge 4 git
unset GIT_DIR GIT_WORK_TREE
git --git-dir="$scratch/dot.git" config core.bare false
git --git-dir="$scratch/dot.git" config core.worktree ../home
leave 5 && judge 5 git --git-dir="$scratch/dot.git"
cd "$scratch/home" && leave 6 && judge 6 git --git-dir=../dot.git
# What was cleared can be brought back there too.
GIT_DIR="$scratch/dot.git" GIT_WORK_TREE="$scratch/home" run 0 "$NBSCRUB" restore top6.ipynb
expect_file_holds top6.ipynb '"name": "stdout"'
