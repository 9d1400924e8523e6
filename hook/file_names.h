// Credentials in file names (`backup-<token>.ipynb`): found with the same rules as in text, and masked wherever the
// name is shown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

struct ScannedName {
  std::string shown;              // the path, each credential replaced by a marker
  std::vector<Finding> findings;  // place "file name", without line and column; spans count bytes of the path
};

// One answer a path, in their order.
Result<std::vector<ScannedName>> scan_names(Sanitizer& sanitizer, std::span<const std::string> paths);

// Does this finding stand in the file's name, which no cleaning changes?
bool in_name(const Finding& finding);

}  // namespace nbscrub
