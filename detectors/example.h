// Invented credentials: what the build checks the rules with, and what tests and the demonstration put into notebooks.
// No token-like text stands in the tree; it is drawn here from a rule's own shape and a seed, checksums included. The
// values open nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "detectors/rule.h"
#include "detectors/span.h"

namespace nbscrub {

// A whole token of `rule` with its fixed parts; of a rule without shapes a strong password, of a PEM rule a whole
// block. Equal arguments give equal text on every platform. Consecutive seeds go round the rule's shapes (or labels).
std::string generate_secret(const Rule& rule, std::uint64_t seed);

struct Example {
  std::string text;
  std::vector<TextSpan> secrets;  // where a {shape} was filled in
};

// Fills the slots of a template (shape_syntax.h). `{shape}` is a secret of `rule`, `{rule:id}` one of `rules`. All
// slots of one kind in one template are the same secret. Errors: the template does not parse, or names a rule that is
// not there.
Result<Example> expand_template(std::string_view text, const Rule& rule, std::span<const Rule> rules,
                                std::uint64_t seed);

}  // namespace nbscrub
