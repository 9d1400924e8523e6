// What a cleaning changes in a file, for people: by cell and output, line by line, with the old sides masked. It is no
// patch and no diff of JSON: a notebook's source is compared as text, metadata as paths, and an output that goes is
// summed up when it is long.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "detectors/result.h"
#include "hook/terminal.h"
#include "sanitizer/edit.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

struct DiffRequest {
  std::string_view name;   // of the file, as the sanitizer knows it
  std::string_view shown;  // the same as it may be shown
  std::span<const Edit> edits;  // of the bytes; sorted, not overlapping
  const KnownValues* known = nullptr;
  bool reformatted = false;  // it is written anew besides, which is said and not shown
  std::string_view done = "cleaned";  // what the new side is
};

// Empty when nothing changes. Safe for a terminal, with colours when `terminal` has them. Errors: those of the
// sanitizer, which is asked what has to be masked.
Result<std::string> diff_of(Sanitizer& sanitizer, const PaddedBytes& bytes, const DiffRequest& request,
                            const Terminal& terminal);

}  // namespace nbscrub
