// Tokens that close with a checksum of what stands before it: where it stands and how it is written. One function puts
// it right, which is what examples need, and says thereby what it ought to be, which is what verifiers need. Azure's
// keys are in azure_key.h, the arithmetic in checksum.h.
//
// None of these vendors but GitHub, npm, GitLab and age says in public how its checksum is made; the others were
// recomputed from samples in public rule files, and a sample that fits excludes chance.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detectors/rule.h"

namespace nbscrub {

// `token` with its checksum as it should be. nullopt: `verifier` is none of a token that closes with a checksum, or the
// token is too short to hold one.
std::optional<std::string> with_checksum(Verifier verifier, std::string_view token);

}  // namespace nbscrub
