// Are we run by the pre-commit framework? It sets PRE_COMMIT for the hooks it runs, puts away what is not staged, and
// expects a hook that changed a file to fail, so that the person looks and stages again.
#pragma once

#include <cstdlib>

namespace nbscrub {

inline bool under_framework() { return std::getenv("PRE_COMMIT") != nullptr; }

}  // namespace nbscrub
