// The part of clear.h that knows outputs: which of a cell's go.
#pragma once

#include <string_view>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

// `marked`: the cell is marked to keep its outputs.
void clear_outputs(const Document& document, std::string_view bytes, const CellPlaces& cell, bool marked,
                   const OutputPolicy& policy, EditList& edits);

}  // namespace nbscrub
