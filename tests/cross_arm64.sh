#!/usr/bin/env bash
# Builds nbscrub for 64-bit ARM with Debian's cross compiler and Vectorscan, and runs it under qemu on the leaky notebook.
#   tests/cross_arm64.sh FILL          (FILL is nbscrub_fill, built for this machine)
# Ends with 77 and the reason where the cross compiler, qemu or the arm64 packages cannot be had; with
# NBSCRUB_REQUIRE_ARM64=1 that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
fill=$1
build=$PWD/build/arm64 sysroot=$PWD/build/arm64-sysroot
packages=(libvectorscan-dev zlib1g-dev libsodium-dev libfmt-dev libfmt9 libtomlplusplus-dev)

fail() { printf 'cross_arm64: %s\n' "$*" >&2; exit 1; }
cannot() {
  [ "${NBSCRUB_REQUIRE_ARM64:-0}" = 0 ] || fail "$*"
  printf 'cross_arm64: skipped: %s\n' "$*"
  exit 77
}

[ "$(uname -m)" = x86_64 ] || cannot "this is $(uname -m): the ordinary build covers it"
for tool in aarch64-linux-gnu-g++ qemu-aarch64-static apt-get dpkg; do
  command -v "$tool" >/dev/null || cannot "$tool is not installed (install/dependencies.sh --arm64)"
done

# libvectorscan-dev cannot be installed beside libhyperscan-dev, so nothing is installed: apt, with a state of its own
# and the machine's package sources, downloads the arm64 packages, and they are unpacked into a folder.
if [ "$(cat "$sysroot/complete" 2>/dev/null)" != "${packages[*]}" ]; then
  rm -rf "$sysroot" build/arm64-apt
  mkdir -p "$sysroot" build/arm64-apt/{state/lists/partial,cache/archives/partial,packages}
  : >build/arm64-apt/state/status
  cat >build/arm64-apt/apt.conf <<EOF
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Sandbox::User "$(id -un)";
Dir::State "$PWD/build/arm64-apt/state";
Dir::State::status "$PWD/build/arm64-apt/state/status";
Dir::Cache "$PWD/build/arm64-apt/cache";
EOF
  export APT_CONFIG=$PWD/build/arm64-apt/apt.conf
  (cd build/arm64-apt/packages && apt-get -qq update && apt-get -qq download "${packages[@]}") >build/arm64-apt/log 2>&1 ||
    { tail -n 5 build/arm64-apt/log >&2; cannot "the arm64 packages (${packages[*]}) cannot be downloaded here"; }
  unset APT_CONFIG
  for package in build/arm64-apt/packages/*.deb; do dpkg -x "$package" "$sysroot"; done
  [ -e "$sysroot/usr/lib/aarch64-linux-gnu/libhs.a" ] || cannot "libvectorscan-dev for arm64 has no static library"
  rm -rf build/arm64-apt
  printf '%s\n' "${packages[*]}" >"$sysroot/complete"
fi

cmake -S . -B "$build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$PWD/cmake/toolchains/aarch64-linux-gnu.cmake" \
  -DNBSCRUB_SYSROOT="$sysroot" -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" \
  -DNBSCRUB_STATIC=ON -DNBSCRUB_TESTS=OFF >"$build.log" 2>&1 &&
  cmake --build "$build" --target nbscrub >>"$build.log" 2>&1 || { tail -n 30 "$build.log" >&2; fail "it does not build for arm64"; }
case $(file -b "$build/nbscrub") in *'ARM aarch64'*'statically linked'*) ;; *) fail "that is no static arm64 program" ;; esac

scratch=$(mktemp -d "${TMPDIR:-/tmp}/nbscrub-arm64.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
"$fill" examples/leaky.ipynb.in >"$scratch/leaky.ipynb"
under_qemu() { local status=0; qemu-aarch64-static "$build/nbscrub" "$@" >"$scratch/out" 2>&1 || status=$?; printf '%s' "$status"; }
expect() { local wanted=$1 got; shift; got=$(under_qemu "$@"); [ "$got" = "$wanted" ] || { cat "$scratch/out" >&2; fail "nbscrub $1: exit code $got, expected $wanted"; }; }
expect 0 --version
expect 1 check "$scratch/leaky.ipynb"
expect 0 "$scratch/leaky.ipynb"
expect 0 check "$scratch/leaky.ipynb"
echo "cross_arm64: built with Vectorscan, finds and cleans under qemu"
