#!/usr/bin/env bash
# Builds and runs the whole suite: unit tests, end-to-end scripts, tests of the tree and fuzz targets; all of it again
# under AddressSanitizer and UndefinedBehaviorSanitizer; the release program; the arm64 build.
#   bash tests/run.sh           everything
#   bash tests/run.sh --quick   the first part only
#   bash tests/run.sh --no-install   everything, without installing packages
# The last line is `N passed, N failed`; the exit code is 0 when none failed.
set -euo pipefail
cd "$(dirname "$0")/.."

quick=false install=true
for option in "$@"; do
  case $option in
    --quick) quick=true ;;
    --no-install) install=false ;;
    *) echo "run.sh: unknown option $option; there are --quick and --no-install" >&2; exit 2 ;;
  esac
done

passed=0 failed=0 skipped=()
began=$SECONDS
headline() { printf '\n== %s (%d s)\n' "$1" "$((SECONDS - began))"; }
finish() {
  printf '\n'
  [ "${#skipped[@]}" -eq 0 ] || printf 'skipped: %s\n' "${skipped[@]}"
  printf 'in %d s\n%d passed, %d failed\n' "$((SECONDS - began))" "$passed" "$failed"
  [ "$failed" -eq 0 ] || exit 1
  exit 0
}
broken() { printf 'run.sh: %s\n' "$1" >&2; failed=$((failed + 1)); finish; }

# build PRESET [TARGET…]: quiet unless it fails.
build() {
  local preset=$1 log=build/$1.log; shift
  mkdir -p build
  cmake --preset "$preset" >"$log" 2>&1 && cmake --build --preset "$preset" "$@" >>"$log" 2>&1 || {
    grep -E 'error|Error|FAILED' "$log" | head -n 20 >&2
    tail -n 20 "$log" >&2
    broken "the build of preset $preset failed; all of it is in $log"
  }
}

# suite PRESET: ctest, its failures shown, its counts added.
suite() {
  local log=build/$1-tests.log total bad
  ctest --preset "$1" -j "$(nproc)" 2>&1 | tee "$log" | grep -Ev '^ *(Start|[0-9]+/[0-9]+ Test .* Passed) ' || true
  bad=$(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests failed out of ([0-9]+)$/\1/p' "$log")
  total=$(sed -nE 's/^[0-9]+% tests passed, ([0-9]+) tests failed out of ([0-9]+)$/\2/p' "$log")
  [ -n "$total" ] && [ "$total" -gt 0 ] || broken "ctest found no tests; see $log"
  local not_run
  mapfile -t not_run < <(sed -nE "s/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: ([^ ]+) \.*\*\*\*Skipped.*/$1: \1/p" "$log")
  [ "${#not_run[@]}" -eq 0 ] || skipped+=("${not_run[@]}")
  failed=$((failed + bad))
  passed=$((passed + total - bad - ${#not_run[@]}))
}

# script NAME COMMAND…: one more test; 77 is a skip.
script() {
  local name=$1 status=0; shift
  "$@" || status=$?
  case $status in
    0) passed=$((passed + 1)) ;;
    77) skipped+=("$name") ;;
    *) failed=$((failed + 1)); echo "run.sh: $name failed" >&2 ;;
  esac
}

if $install; then
  headline "dependencies"
  bash install/dependencies.sh --tests
  # Not there on every machine; the test says so itself.
  $quick || [ "$(uname -m)" != x86_64 ] || bash install/dependencies.sh --arm64 || true
fi

headline "build (dev)"
build dev
headline "tests (dev)"
suite dev
$quick && finish

headline "build (release)"
build release
headline "the release program"
script release_static bash tests/release_static.sh build/release/nbscrub build/dev/nbscrub_fill
headline "arm64, under qemu"
script cross_arm64 bash tests/cross_arm64.sh build/dev/nbscrub_fill

headline "build (asan)"
build asan
headline "tests (asan)"
suite asan
finish
