// The rules as one JSON document, for programs: `nbscrub rules --format json`. What findings look like in JSON is
// report_json.h's. The members are told in docs/rules.md.
#pragma once

#include <span>
#include <string>

#include "detectors/rule.h"

namespace nbscrub {

// `{"version":1,"rules":[…]}` and a newline.
std::string rules_json(std::span<const Rule* const> rules);

}  // namespace nbscrub
