// Base64 in its two alphabets (RFC 4648, sections 4 and 5). Decoding is strict about characters and lenient about
// padding: tokens in notebooks are often cut from their `=`. It is no streaming codec: whole values in, whole values
// out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nbscrub {

// With padding.
std::string base64_encode(std::string_view bytes);

// The URL-safe alphabet, without padding.
std::string base64url_encode(std::string_view bytes);

// With or without padding. nullopt: a character outside the alphabet, a `=` that is not at the end, or a length that no
// encoder produces.
std::optional<std::string> base64_decode(std::string_view text);
std::optional<std::string> base64url_decode(std::string_view text);

}  // namespace nbscrub
