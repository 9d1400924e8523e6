# Language level, warnings and hardening, the same for every target of ours (nbscrub_options).
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED OFF)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

add_library(nbscrub_options INTERFACE)
target_include_directories(nbscrub_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(nbscrub_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       $<$<BOOL:${NBSCRUB_WERROR}>:-Werror>)

find_program(NBSCRUB_CCACHE ccache)
if(NBSCRUB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${NBSCRUB_CCACHE}")
endif()
