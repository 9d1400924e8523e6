#!/usr/bin/env bash
# Installs what the build needs on Debian or Ubuntu: only what is missing, without questions, safe to run again.
#   bash install/dependencies.sh           the program
#   bash install/dependencies.sh --tests   the test suite too
#   bash install/dependencies.sh --arm64   the cross compiler and qemu too
#   bash install/dependencies.sh --fuzz    Clang and libFuzzer too
# simdjson is younger than Debian's package: its two files come from the source distribution of the Python package
# pysimdjson, verified by hash, into build/deps/simdjson, where CMake looks for them.
set -euo pipefail
cd "$(dirname "$0")/.."

simdjson_dir=build/deps/simdjson
simdjson_source='pysimdjson==7.0.2 --hash=sha256:44cf276e48912a3b9c7ca362c14da8420a7ac15a9f1a16ec95becff86db3904a'

say() { printf 'dependencies: %s\n' "$*"; }
die() { printf 'dependencies: %s\n' "$*" >&2; exit 1; }

wanted=(g++ cmake ninja-build ccache git ca-certificates libfmt-dev libcli11-dev libtomlplusplus-dev
        nlohmann-json3-dev zlib1g-dev libsodium-dev)
case $(uname -m) in
  x86_64) wanted+=(libhyperscan-dev) ;;
  *) wanted+=(libvectorscan-dev) ;;
esac
for option in "$@"; do
  case $option in
    --tests) wanted+=(libgtest-dev file python3 python3-venv) ;;
    --arm64) wanted+=(g++-aarch64-linux-gnu qemu-user-static) ;;
    --fuzz) wanted+=(clang-14 libclang-rt-14-dev libexpected-dev) ;;
    *) die "unknown option $option; there are --tests, --arm64 and --fuzz" ;;
  esac
done
[ -s "$simdjson_dir/simdjson.cpp" ] && [ -s "$simdjson_dir/simdjson.h" ] || wanted+=(python3-pip)

command -v apt-get >/dev/null || die "this script knows Debian and Ubuntu; elsewhere install Hyperscan 5.4 (or Vectorscan), \
CMake 3.25, Ninja and a compiler for C++23: CMake fetches the rest"

missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done

if [ "${#missing[@]}" -gt 0 ]; then
  say "installing ${missing[*]}"
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "run this as root, or install sudo: ${missing[*]} must be installed"
    as_root=(sudo)
  fi
  apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
    { cat "$log" >&2; die "apt-get failed, see above"; }
fi

if [ ! -s "$simdjson_dir/simdjson.cpp" ] || [ ! -s "$simdjson_dir/simdjson.h" ]; then
  say "fetching simdjson (pysimdjson's source distribution)"
  mkdir -p build/deps
  scratch=$(mktemp -d build/deps/simdjson.XXXXXX)
  trap 'rm -rf "$scratch" "${log:-}"' EXIT
  printf '%s\n' "$simdjson_source" >"$scratch/requirements.txt"
  if python3 -m pip --quiet --disable-pip-version-check download --no-deps --no-binary pysimdjson --require-hashes \
      --requirement "$scratch/requirements.txt" --dest "$scratch" >"$scratch/log" 2>&1; then
    tar -xzf "$scratch"/pysimdjson-*.tar.gz -C "$scratch" --strip-components=1 --no-same-owner
    # The folder appears at once or not at all: a run that is cut short leaves nothing that looks complete.
    rm -rf "$simdjson_dir"
    mkdir "$scratch/ready"
    mv "$scratch/simdjson/simdjson.h" "$scratch/simdjson/simdjson.cpp" "$scratch/ready/"
    mv "$scratch/ready" "$simdjson_dir"
  else
    tail -n 5 "$scratch/log" >&2
    say "pip could not fetch it; CMake will fetch the release from simdjson's own project instead"
  fi
fi
say "all there"
