# Libraries: an installed package first, else a release fetched from its project and verified by hash. Hyperscan is a
# system package only (its own build needs Boost and Ragel); on other processors than x86-64 it is Vectorscan, which has
# the same headers and the same library name. install/dependencies.sh puts all of it on a Debian or Ubuntu.
include(FetchContent)
set(FETCHCONTENT_QUIET ON)

# Hyperscan or Vectorscan, 5.4: the static library where there is one.
find_path(HYPERSCAN_INCLUDE_DIR hs/hs.h)
find_library(HYPERSCAN_LIBRARY NAMES libhs.a hs)
if(NOT HYPERSCAN_INCLUDE_DIR OR NOT HYPERSCAN_LIBRARY)
  message(FATAL_ERROR "Hyperscan 5.4 (elsewhere than on x86-64: Vectorscan) is missing: run install/dependencies.sh")
endif()
file(STRINGS "${HYPERSCAN_INCLUDE_DIR}/hs/hs.h" hs_version_lines REGEX "#define HS_(MAJOR|MINOR) ")
string(REGEX REPLACE ".*HS_MAJOR +([0-9]+).*HS_MINOR +([0-9]+).*" "\\1.\\2" HYPERSCAN_VERSION "${hs_version_lines}")
if(HYPERSCAN_VERSION VERSION_LESS 5.4)
  message(FATAL_ERROR "${HYPERSCAN_LIBRARY} is version ${HYPERSCAN_VERSION}, nbscrub needs 5.4")
endif()
add_library(nbscrub_hyperscan INTERFACE)
target_include_directories(nbscrub_hyperscan SYSTEM INTERFACE "${HYPERSCAN_INCLUDE_DIR}/hs")
target_link_libraries(nbscrub_hyperscan INTERFACE "${HYPERSCAN_LIBRARY}" m)

# simdjson, from its two amalgamated files: NBSCRUB_SIMDJSON_DIR, where the set-up script unpacked them, else a release.
# An installed package counts when it is new enough and can be linked the way this build links.
set(NBSCRUB_SIMDJSON_DIR "" CACHE PATH "folder that holds simdjson.h and simdjson.cpp")
set(simdjson_dir "${NBSCRUB_SIMDJSON_DIR}")
if(NOT simdjson_dir)
  find_package(simdjson 3.12 QUIET CONFIG)
  if(simdjson_FOUND)
    get_target_property(simdjson_type simdjson::simdjson TYPE)
  endif()
  if(simdjson_FOUND AND (simdjson_type STREQUAL "STATIC_LIBRARY" OR NOT NBSCRUB_STATIC))
    add_library(nbscrub_simdjson INTERFACE)
    target_link_libraries(nbscrub_simdjson INTERFACE simdjson::simdjson)
  elseif(EXISTS "${PROJECT_SOURCE_DIR}/build/deps/simdjson/simdjson.cpp")
    set(simdjson_dir "${PROJECT_SOURCE_DIR}/build/deps/simdjson")
  else()
    FetchContent_Declare(simdjson
      URL https://github.com/simdjson/simdjson/archive/refs/tags/v3.12.3.tar.gz
      URL_HASH SHA256=d0af071f2f4187d8b26b556e83ef832b634bd5feb4e2f537b9dabbd334d4e334
      SOURCE_SUBDIR singleheader/unused)  # the two files are all that is taken: no build of its own
    FetchContent_MakeAvailable(simdjson)
    set(simdjson_dir "${simdjson_SOURCE_DIR}/singleheader")
  endif()
endif()
if(simdjson_dir)
  add_library(nbscrub_simdjson STATIC "${simdjson_dir}/simdjson.cpp")
  target_include_directories(nbscrub_simdjson SYSTEM PUBLIC "${simdjson_dir}")
  target_compile_options(nbscrub_simdjson PRIVATE -O2 -w)
endif()

# The rest have CMake packages. SHA256 as published with the releases.
FetchContent_Declare(CLI11
  URL https://github.com/CLIUtils/CLI11/archive/v2.4.2.tar.gz
  URL_HASH SHA256=f2d893a65c3b1324c50d4e682c0cdc021dd0477ae2c048544f39eed6654b699a
  SYSTEM
  FIND_PACKAGE_ARGS 2.1 CONFIG)
FetchContent_Declare(fmt
  URL https://github.com/fmtlib/fmt/archive/refs/tags/9.1.0.tar.gz
  URL_HASH SHA256=5dea48d1fcddc3ec571ce2058e13910a0d4a6bab4cc09a809d8b1dd1c88ae6f2
  SYSTEM
  FIND_PACKAGE_ARGS 9 CONFIG)
FetchContent_Declare(nlohmann_json
  URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
  URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d
  SYSTEM
  FIND_PACKAGE_ARGS 3.11 CONFIG)
FetchContent_MakeAvailable(CLI11 fmt nlohmann_json)

# toml++, as headers only: Debian's CMake package brings a shared library, which a static program cannot have.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
if(NOT TOMLPLUSPLUS_INCLUDE_DIR)
  FetchContent_Declare(tomlplusplus
    URL https://github.com/marzer/tomlplusplus/archive/refs/tags/v3.4.0.tar.gz
    URL_HASH SHA256=8517f65938a4faae9ccf8ebb36631a38c1cadfb5efa85d9a72e15b9e97d25155
    SOURCE_SUBDIR include/unused)
  FetchContent_MakeAvailable(tomlplusplus)
  set(TOMLPLUSPLUS_INCLUDE_DIR "${tomlplusplus_SOURCE_DIR}/include")
endif()
add_library(nbscrub_toml INTERFACE)
target_include_directories(nbscrub_toml SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE_DIR}")

# zlib: the static library where there is one, as with Hyperscan.
set(ZLIB_USE_STATIC_LIBS ON)
FetchContent_Declare(ZLIB
  URL https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz
  URL_HASH SHA256=9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23
  SYSTEM
  FIND_PACKAGE_ARGS 1.2)
FetchContent_MakeAvailable(ZLIB)
if(NOT TARGET ZLIB::ZLIB)  # fetched: zlib's own build has other names
  add_library(nbscrub_zlib INTERFACE)
  target_link_libraries(nbscrub_zlib INTERFACE zlibstatic)
  target_include_directories(nbscrub_zlib SYSTEM INTERFACE "${zlib_SOURCE_DIR}" "${zlib_BINARY_DIR}")
  add_library(ZLIB::ZLIB ALIAS nbscrub_zlib)
endif()

# libsodium: the static library where there is one. Its release has no build for CMake; its portable C, without what its
# configure script would find out, is all that two digests need.
find_path(SODIUM_INCLUDE_DIR sodium/crypto_hash_sha256.h)
find_library(SODIUM_LIBRARY NAMES libsodium.a sodium)
if(SODIUM_INCLUDE_DIR AND SODIUM_LIBRARY)
  add_library(nbscrub_sodium INTERFACE)
  target_include_directories(nbscrub_sodium SYSTEM INTERFACE "${SODIUM_INCLUDE_DIR}")
  target_link_libraries(nbscrub_sodium INTERFACE "${SODIUM_LIBRARY}")
else()
  FetchContent_Declare(libsodium
    URL https://github.com/jedisct1/libsodium/releases/download/1.0.18-RELEASE/libsodium-1.0.18.tar.gz
    URL_HASH SHA256=6f504490b342a4f8a4c4a02fc9b866cbef8622d5df4e5452b46be121e46636c1
    SOURCE_SUBDIR src/unused)
  FetchContent_MakeAvailable(libsodium)
  set(sodium_dir "${libsodium_SOURCE_DIR}/src/libsodium")
  file(GLOB_RECURSE sodium_sources "${sodium_dir}/*.c")
  list(FILTER sodium_sources EXCLUDE REGEX "/sodium/version\\.c$")  # it wants a header that configure writes
  add_library(nbscrub_sodium STATIC ${sodium_sources})
  target_include_directories(nbscrub_sodium SYSTEM PUBLIC "${sodium_dir}/include" PRIVATE "${sodium_dir}/include/sodium")
  target_compile_definitions(nbscrub_sodium PUBLIC SODIUM_STATIC PRIVATE CONFIGURED=1)
  target_compile_options(nbscrub_sodium PRIVATE -O2 -w)
endif()

# std::expected, or tl::expected where the standard library has none (detectors/result.h asks the same question).
include(CheckCXXSourceCompiles)
check_cxx_source_compiles("#include <expected>\nint main() { return std::expected<int, int>(0).value(); }"
                          NBSCRUB_HAS_STD_EXPECTED)
if(NOT NBSCRUB_HAS_STD_EXPECTED)
  FetchContent_Declare(tl-expected
    URL https://github.com/TartanLlama/expected/archive/refs/tags/v1.1.0.tar.gz
    URL_HASH SHA256=1db357f46dd2b24447156aaf970c4c40a793ef12a8a9c2ad9e096d9801368df6
    SYSTEM
    FIND_PACKAGE_ARGS CONFIG)
  FetchContent_MakeAvailable(tl-expected)
  target_link_libraries(nbscrub_options INTERFACE tl::expected)
endif()

if(NBSCRUB_TESTS)
  set(INSTALL_GTEST OFF)
  FetchContent_Declare(GTest
    URL https://github.com/google/googletest/archive/refs/tags/v1.14.0.tar.gz
    URL_HASH SHA256=8ad598c73ad796e0d8280b082cebd82a630d73e73cd3c70057938a6501bba5d7
    SYSTEM
    FIND_PACKAGE_ARGS 1.12)
  FetchContent_MakeAvailable(GTest)
endif()
