// Files beside a notebook that hold copies of it, and so may still hold a value after the notebook was cleaned:
// Jupyter's checkpoint, a paired script or text file (jupytext), an exported page (nbconvert).
#pragma once

#include <string>
#include <vector>

namespace nbscrub {

// Those that exist.
std::vector<std::string> siblings_of(const std::string& notebook);

}  // namespace nbscrub
