// One rule told to a person or to a program: what it looks for, why it may be believed, an invented example, where to
// revoke what it finds. The same as JSON is in rules_json.h; reports of findings are report_text.h
// and report_json.h.
#pragma once

#include <span>
#include <string>

#include "detectors/rule.h"

namespace nbscrub {

// One line a rule: its id, confidence and title, in columns.
std::string rule_list(std::span<const Rule* const> rules);

// All that is known of one rule, over several lines.
std::string rule_page(const Rule& rule);

std::string looks_for(const Rule& rule);         // "text of this shape beside one of: wandb, weightsandbiases"
std::string believed_because(const Rule& rule);  // "shape and context together say so"

}  // namespace nbscrub
