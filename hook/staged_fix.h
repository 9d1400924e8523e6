// `hook --fix`: the staged notebooks with findings are cleaned in the index, so that the commit can go on. All or
// nothing: what can be rewritten is decided for all files first, then the blobs are written, then the index, in one
// step. The working copies are not touched.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "hook/git_index.h"
#include "hook/scan.h"

namespace nbscrub {

struct FixOutcome {
  bool done = false;
  std::string declined;  // why not, one sentence; empty when done
};

// `files` are the scanned files of `staged`, in the same order; with `strict` low findings count too, and
// since they are never rewritten, one is enough to decline. Errors: git, the sanitizer, a locked index; then the index
// is as it was.
Result<FixOutcome> fix_staged(Sanitizer& sanitizer, const Staged& staged, const Scan& scan, bool strict,
                              std::uint64_t max_bytes);

}  // namespace nbscrub
