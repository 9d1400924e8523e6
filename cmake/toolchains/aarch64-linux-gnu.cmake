# Debian's cross compiler for 64-bit ARM. NBSCRUB_SYSROOT is a folder with Vectorscan, zlib and libsodium for arm64,
# unpacked by tests/cross_arm64.sh; what is only headers is taken from the machine itself. rulec runs under qemu: a
# Hyperscan database fits the processor it was compiled on.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_ASM_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static)
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES NBSCRUB_SYSROOT)

set(CMAKE_FIND_ROOT_PATH "${NBSCRUB_SYSROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE BOTH)
