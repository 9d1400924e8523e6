// Tokens that are JSON underneath: JSON Web Tokens (RFC 7519) and base64 of a JSON object. Looked at, not parsed: for a
// verdict it is enough that the parts decode, that braces stand at both ends and that the expected members are named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

// The payload of the JSON Web Token in `token` (a prefix such as `hf_jwt_` may stand before it), decoded. nullopt: not
// three base64url parts, or a header that is no JSON object with an "alg".
std::optional<std::string> jwt_payload(std::string_view token);

// Three parts, a header with an "alg", and a signature as long as that algorithm makes it. Of an algorithm that is not
// known any length will do; `none` signs nothing and never holds.
bool jwt_holds(std::string_view token);

// The payload says that the token is of the service that `verifier` (one of the jwt_…) is about.
bool jwt_claims_hold(Verifier verifier, std::string_view token);

// Base64, in either alphabet, of a JSON object in which all of `verifier`'s members are named. A prefix up to the last
// `_` before `eyJ` may stand before it.
bool json_in_base64_holds(Verifier verifier, std::string_view token);

}  // namespace nbscrub
