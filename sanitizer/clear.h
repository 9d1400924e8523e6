// Turns a policy into edits, part by part: cells that go, outputs (clear_outputs.h), counts, metadata
// (clear_metadata.h). Edits only; the result is what nbformat would write on a file that nbformat wrote. Cell ids and home
// paths come after redaction: cell_ids.h, home_paths.h.
#pragma once

#include <string_view>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

// `document` must come from read_notebook() over `bytes`.
void clear(const Document& document, std::string_view bytes, const Policy& policy, EditList& edits);

// Which cells go, in the order of Document::cells.
std::vector<bool> dropped_cells(const Document& document, std::string_view bytes, const CellPolicy& policy);

}  // namespace nbscrub
