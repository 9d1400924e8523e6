// Gives cells the ids that a policy wants, where the format has ids: from nbformat 4.5 on (JEP 62). Unlike nbformat, which
// invents random ones, it gives the same file the same ids on every run.
//
// A repaired id is the start of a SHA-256 of the cell's type and source, so that a cell keeps its id when others come
// before it. Nothing of a secret may be told by it: a cell whose source is redacted gets one by its number instead.
#pragma once

#include <string_view>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

// `edits`, which must be normalised, are all others of the file; `dropped` says which cells go.
void settle_cell_ids(const Document& document, std::string_view bytes, CellIds wanted,
                     const std::vector<bool>& dropped, EditList& edits);

}  // namespace nbscrub
