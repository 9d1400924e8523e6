// The bytes of a compiled database, made so that they can be put into a program and used where they lie: rulec's half
// of RuleDatabase::load(). A part of rulec, not of the library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule.h"

namespace nbscrub {

struct CompiledImage {
  std::string bytes;
  bool in_place = true;  // RuleImage::in_place
};

// Compiles the anchors of `table`. The memory image is copied elsewhere and has to find in each of `texts` what the
// database itself finds; if it does not (another Hyperscan lays its databases out differently), the serialised form is
// taken, which costs some milliseconds at each start.
Result<CompiledImage> compile_image(const RuleTable& table, const std::vector<std::string>& texts);

}  // namespace nbscrub
