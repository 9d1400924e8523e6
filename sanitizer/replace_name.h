// Which name a credential goes by once it is out of the code: what the code itself sets with it (os.environ["X"] = "…",
// %env X=…), else what its rule suggests, else the variable that it is given to, else the rule.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "detectors/rule.h"
#include "detectors/span.h"

namespace nbscrub {

// `literal` is the whole literal with its quotes where the secret is all of it, else just the secret's place, which
// the surrounding name says nothing about.
std::string wanted_name(std::string_view text, TextSpan literal, bool whole, const Rule& rule);

}  // namespace nbscrub
