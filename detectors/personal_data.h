// What tells personal data from text and numbers that only look alike: the check digits of cards, accounts and national
// identity numbers, ranges that were never given out, addresses that are nobody's. Pure functions over one value;
// where such values are looked for is everywhere.h.
//
// The algorithms are the issuers' own, named beside each. A check digit lets one random number in ten or so through, so
// rules for bare digits also want a word beside them.
#pragma once

#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

// Whether `value` passes `verifier`, one of those under "personal data" in rule.h. Blanks, dots, dashes and slashes
// between digits do not matter.
bool holds_personal(Verifier verifier, std::string_view value);

}  // namespace nbscrub
