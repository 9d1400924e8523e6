// Which files stand under a path: what Git would take there (its .gitignore rules respected), or, outside of a work
// tree, everything but `.git`. Folders reached through a symbolic link are not entered.
#pragma once

#include <string>
#include <vector>

#include "detectors/result.h"

namespace nbscrub {

// A file gives itself; what is no folder is left to read_file() to judge. Sorted by bytes, without doubles. Errors: not
// there, a folder that cannot be read.
Result<std::vector<std::string>> files_under(const std::string& path);

}  // namespace nbscrub
