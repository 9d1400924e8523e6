// Said before a file is written from which a value goes for good: the value stood in code, so nobody may have it
// elsewhere. Once the file is written it is too late to say so.
#pragma once

#include <string>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/finding.h"
#include "sanitizer/replace.h"

namespace nbscrub {

// Where the values go, for those who want to keep them.
struct ValuesGoTo {
  const ReplaceOutcome* references = nullptr;  // what stands in their place instead of markers
  std::string env_file;                        // as it may be shown; holds the values of the references
  std::string way_to_keep;                     // what would have kept the others: "nbscrub replace --save-env a.ipynb"
};

// `shown` is the file's name as it may be shown, `findings` those of the file. Writes to standard error, a sentence for
// each value in code. Errors: it could not be said, and so nothing may be written.
Result<void> announce_last_copies(const std::string& shown, const std::vector<Finding>& findings,
                                  const ValuesGoTo& values);

}  // namespace nbscrub
