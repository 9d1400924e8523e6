// The invariant of the whole program: output = input with a sorted list of non-overlapping edits. Nothing is ever
// re-serialised, so every byte outside an edit is the byte that was there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/span.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

struct Edit {
  RawSpan span;  // may be empty: an insertion
  std::string replacement;

  bool operator==(const Edit&) const = default;
};

class EditList {
 public:
  void add(RawSpan span, std::string replacement) { edits_.push_back({span, std::move(replacement)}); }
  bool empty() const { return edits_.empty(); }
  const std::vector<Edit>& edits() const { return edits_; }

  // Sorts; an edit inside another's span is dropped, two equal edits become one. Errors: two edits overlap in part,
  // which is a fault of this program and must end in exit code 2 with the file untouched.
  Result<void> normalise();

  // Whether an edit touches a byte of `span`, or stands within it. The list must be normalised.
  bool touches(RawSpan span) const;

  // Takes in edits that were made for what this list makes of the input: they are moved to the input's own bytes, and
  // one that touches a replacement of this list swallows that edit whole. Both lists must be normalised; so is the
  // outcome.
  Result<void> amend(const EditList& later);

  // The input with the edits, which must be normalised, applied.
  PaddedBytes apply(std::string_view bytes) const;

 private:
  RawSpan origin_of(RawSpan output) const;

  std::vector<Edit> edits_;
};

}  // namespace nbscrub
