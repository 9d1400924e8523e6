// The names of what rulec writes: the rule table (builtin_rules.cc) and the database that is put into the binary by the
// assembler (rule_image.S). Read-only data of the program; nothing to free. Only builtin_database.cc reads them.
#pragma once

#include <cstddef>

#include "detectors/rule.h"

namespace nbscrub {

extern const RuleTable kBuiltinTable;
extern const bool kBuiltinImageInPlace;  // RuleImage::in_place

}  // namespace nbscrub

extern "C" const std::byte nbscrub_rule_image[];
extern "C" const std::byte nbscrub_rule_image_end[];
