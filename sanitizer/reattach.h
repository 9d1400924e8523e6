// Puts outputs back that a cleaning took away: from a kept copy of the notebook into the notebook as it is now. Edits
// only, as everywhere: where a cell has no outputs now and the kept copy has the same cell with some, the value of
// `outputs` and the execution count are replaced by the kept bytes. A cell is the same when its source is, byte for
// byte; of equal cells the first goes with the first. Metadata and widget state do not come back.
#pragma once

#include <cstddef>

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

struct Reattached {
  PaddedBytes bytes;
  std::size_t cells = 0;    // that got their outputs back
  std::size_t missing = 0;  // cells of the kept copy with outputs that have no place in the notebook any more
};

// Errors: one of the two is no notebook.
Result<Reattached> reattach_outputs(const PaddedBytes& current, const PaddedBytes& kept);

}  // namespace nbscrub
