// Tests of a token's own structure: a checksum, a length, something that decodes. No context, no network. What a failed
// verdict means (one step down, or dropped) is the rule's to say, not this file's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

enum class Verdict : std::uint8_t { passed, failed };

// `token` is the whole token as matched, with its fixed parts. Verifier::none passes everything.
Verdict verify(Verifier verifier, std::string_view token);

// The payload of the JSON Web Token in `token` (a prefix such as `hf_jwt_` may stand before it), decoded. nullopt: not
// three base64url parts, or a header that is no JSON object with an "alg".
std::optional<std::string> jwt_payload(std::string_view token);

}  // namespace nbscrub
