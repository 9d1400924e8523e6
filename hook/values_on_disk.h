// Where the clean filter is in use, what is staged has lost its values already, and they could not be looked for in the
// other files of the commit: a password assigned in one notebook and pasted into another. The working copies still have
// them. Secrets in memory: see known_values.h.
#pragma once

#include <cstdint>

#include "hook/git_index.h"
#include "sanitizer/known_values.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

// The values in the working copies of the staged notebooks; none where no filter is in use (it leaves a cache). A working
// copy that cannot be read is none of the commit's, and passed over.
KnownValues values_on_disk(Sanitizer& sanitizer, const Staged& staged, std::uint64_t max_bytes);

}  // namespace nbscrub
