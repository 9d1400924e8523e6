// Where a field stands, in the words of the detectors: code, configuration, prose, an output, metadata. Decided by the
// kind of field, a cell's magic and a file's name; sources for the names: what editors and linguist-like tools use.
#pragma once

#include <string_view>

#include "detectors/detector.h"
#include "sanitizer/document.h"

namespace nbscrub {

// `text` is the field's decoded text, `label` its MIME type or stream name, `name` the file's.
Place place_of(FieldKind kind, std::string_view label, std::string_view text, std::string_view name);

// Does the name end in .ipynb, in any case?
bool is_notebook_name(std::string_view name);

}  // namespace nbscrub
