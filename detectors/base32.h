// Base32 (RFC 4648, section 6) as credentials use it: AWS writes it in upper case, Azure DevOps in lower case, nobody
// pads it. No streaming codec: whole values in, whole values out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nbscrub {

// Upper case, without padding.
std::string base32_encode(std::string_view bytes);

// Either case. Bits beyond the last whole byte are dropped. nullopt: a character outside the alphabet.
std::optional<std::string> base32_decode(std::string_view text);

}  // namespace nbscrub
