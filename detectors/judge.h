// One value under one rule: is it a credential, and how sure is that? Everything that does not depend on where the
// value was found: placeholders, documented examples, randomness, structure and checksum.
#pragma once

#include <optional>
#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

struct Value {
  std::string_view secret;  // what would be redacted
  std::string_view token;   // with its fixed parts: what a verifier reads
  std::string_view random;  // the part that guards measure
  Alphabet alphabet = Alphabet::any;
  std::string_view name;  // the folded name it is given to; empty when there is none
};

struct Judgement {
  std::optional<Confidence> confidence;  // nullopt: it is no credential
  std::string_view why_not;              // then: the reason, in words for `nbscrub explain`
};

Judgement judge(const Rule& rule, const Value& value);

// One step down; low stays low.
Confidence lowered(Confidence confidence);

}  // namespace nbscrub
