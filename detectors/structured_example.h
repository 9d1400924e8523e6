// The part of example.h that no shape describes: secrets with a structure or a checksum inside that a verifier tests,
// and armoured private keys.
#pragma once

#include <string>

#include "detectors/rule.h"
#include "detectors/seeded_random.h"

namespace nbscrub {

// `token`, drawn from `shape` (null for a rule without shapes), with what `rule.verifier` tests put right. Verifiers
// whose structure the shape already holds leave it as it is.
std::string with_structure(const Rule& rule, const Shape* shape, std::string token, SeededRandom& random);

// A block with one of the labels of a find = pem rule, in lines of 64.
std::string private_key_block(std::string_view label, SeededRandom& random);

}  // namespace nbscrub
