// Where a field stands, in the words of the detectors: code, configuration, prose, an output, metadata. Decided by the
// kind of field, a cell's magic and a file's name; sources for the names: what editors and linguist-like tools use.
#pragma once

#include <string_view>

#include "detectors/detector.h"
#include "sanitizer/document.h"

namespace nbscrub {

// `text` is the field's decoded text, `label` its MIME type or stream name, `name` the file's.
Place place_of(FieldKind kind, std::string_view label, std::string_view text, std::string_view name);

// Does a cell of code print configuration, as `!cat .env` and `!kubectl get secret db -o yaml` do? Then its output is as
// much configuration as the file.
bool prints_configuration(std::string_view source);

// Does the name end in .ipynb, in any case?
bool is_notebook_name(std::string_view name);

}  // namespace nbscrub
