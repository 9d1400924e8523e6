# Libraries: an installed package first, else the source folder or archive that the set-up script names.
find_path(HYPERSCAN_INCLUDE_DIR hs/hs.h REQUIRED)
find_library(HYPERSCAN_LIBRARY NAMES libhs.a hs REQUIRED)
add_library(nbscrub_hyperscan INTERFACE)
target_include_directories(nbscrub_hyperscan SYSTEM INTERFACE "${HYPERSCAN_INCLUDE_DIR}/hs")
target_link_libraries(nbscrub_hyperscan INTERFACE "${HYPERSCAN_LIBRARY}" m)

set(NBSCRUB_SIMDJSON_DIR "" CACHE PATH "folder that holds simdjson.h and simdjson.cpp")
add_library(nbscrub_simdjson STATIC "${NBSCRUB_SIMDJSON_DIR}/simdjson.cpp")
target_include_directories(nbscrub_simdjson SYSTEM PUBLIC "${NBSCRUB_SIMDJSON_DIR}")
target_compile_options(nbscrub_simdjson PRIVATE -O2)

find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
