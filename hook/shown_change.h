// A change of a file as it may be shown: both sides with every credential masked, those that are removed, those that
// stay as a warning, and those that somebody marked as no leak. What is shown of the old side is the proven redacted
// copy of it, so nothing that a cleaning would remove can get through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/edit.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

struct ShownChange {
  PaddedBytes before;
  PaddedBytes after;
  // What was found, as decoded text: it may stand bare elsewhere, where it is no finding (a UUID), and is not shown
  // there either. Holds secrets, so it is never written.
  std::vector<std::string> values;
};

// `edits`: sorted, not overlapping, of `bytes`. Errors: those of the sanitizer.
Result<ShownChange> shown_change(Sanitizer& sanitizer, std::string_view name, const PaddedBytes& bytes,
                                 std::span<const Edit> edits, const KnownValues* known);

}  // namespace nbscrub
