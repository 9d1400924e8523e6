// The rule table as C++ source: constant data, no code that runs at start. A part of rulec, not of the library.
#pragma once

#include <string>

#include "detectors/rule.h"

namespace nbscrub {

// The text of builtin_rules.cc. `image_in_place` is RuleImage::in_place.
std::string table_source(const RuleTable& table, bool image_in_place);

// The text of rule_image.S, which puts the file at `image_path` into the read-only data of the program.
std::string image_source(const std::string& image_path);

}  // namespace nbscrub
