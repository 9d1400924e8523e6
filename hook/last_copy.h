// Said before a file is written from which a value goes for good: the value stood in code, so nobody may have it
// elsewhere. Once the file is written it is too late to say so.
#pragma once

#include <string>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/finding.h"

namespace nbscrub {

// `shown` is the file's name as it may be shown, `findings` those of the file. Writes to standard error, a sentence for
// each value in code. Errors: it could not be said, and so nothing may be written.
Result<void> announce_last_copies(const std::string& shown, const std::vector<Finding>& findings);

}  // namespace nbscrub
