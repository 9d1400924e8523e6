// Fills the slots of a template with generated credentials, so that no token-like text stands in the tree: examples
// and end-to-end tests are kept as `*.in` files. The one interface is fill_template(); nbscrub_fill is its program.
//
// A slot is {{RULE:SEED}} or {{CODEC:RULE:SEED}}. The same rule and seed give the same credential everywhere.
//   {{github-pat:7}}        as it stands
//   {{json:ssh-key:7}}      inside a JSON string: quotes, backslashes and line ends escaped
//   {{ansi:github-pat:7}}   inside a JSON string, cut in three by colour codes, as in IPython's tracebacks
//   {{html:github-pat:7}}   inside a JSON string, cut in three by <span>s, as in highlighted code
// Everything else, a lone `{{` included, is copied as it stands.
#pragma once

#include <string>
#include <string_view>

#include "detectors/result.h"
#include "detectors/rule.h"

namespace nbscrub {

// The rule with this id; errors: there is none.
Result<const Rule*> rule_named(const RuleTable& table, std::string_view id);

// Errors: a slot names no rule, no known codec, or no number as its seed.
Result<std::string> fill_template(std::string_view text, const RuleTable& table);

}  // namespace nbscrub
