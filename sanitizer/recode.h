// Redaction inside of coded runs: the decoded bytes with markers for secrets, encoded again as a whole, since a digit
// at the edge of a secret still holds bits of it. From the innermost run outwards; what comes out are new digits for
// runs that stand in the file itself, in lines as before (the last one takes what is over).
#pragma once

#include <string>
#include <vector>

#include "detectors/rule.h"
#include "detectors/span.h"
#include "sanitizer/finding.h"
#include "sanitizer/view.h"

namespace nbscrub {

struct RecodedLine {
  RawSpan span;      // of the file
  std::string text;  // what is to stand there: digits, or nothing
};

struct RecodedRun {
  const Rule* rule = nullptr;  // of a secret in it
  std::vector<RecodedLine> lines;
};

// The runs of the file that hold one of the findings with `coded` spans. `arena` is the one that the findings are of.
std::vector<RecodedRun> recode(const TextArena& arena, const std::vector<Finding>& findings);

}  // namespace nbscrub
