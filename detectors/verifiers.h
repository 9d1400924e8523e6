// Tests of a token's own structure: a checksum, a length, something that decodes. No context, no network. What a failed
// verdict means (one step down, or dropped) is the rule's to say, not this file's.
#pragma once

#include <cstdint>
#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

enum class Verdict : std::uint8_t { passed, failed };

// `token` is the whole token as matched, with its fixed parts. Verifier::none passes everything.
Verdict verify(Verifier verifier, std::string_view token);

}  // namespace nbscrub
