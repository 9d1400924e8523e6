// The part of clear.h that knows outputs: which of a cell's go.
#pragma once

#include <string_view>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

// What the cell's own metadata says of its outputs.
enum class Mark { none, keep, strip };

void clear_outputs(const Document& document, std::string_view bytes, const CellPlaces& cell, Mark mark,
                   const OutputPolicy& policy, EditList& edits);

}  // namespace nbscrub
