// Shapes that have no anchor to be found by, `joe@acme.org` or eleven digits: looked for in a whole text, one shape at a
// time. That costs, so only rules of a group that is off by default may ask for it (find = "everywhere"), and where none
// of them is in force nothing of this runs.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/shape.h"

namespace nbscrub {

// Every place in `text` where one of the rule's shapes fits and, if the rule has words, one of them is within reach: in
// the 64 bytes before or the 32 behind, or anywhere in the text when its reach is a cell or more. In order of text.
std::vector<ShapeMatch> find_everywhere(const Rule& rule, std::string_view text, std::span<const std::size_t> seams);

// Whether each of its shapes has a fixed part that seldom stands in text (`@`, `/home/`), so that it is no bare number.
bool has_telling_literal(const Rule& rule);

}  // namespace nbscrub
