// BLAKE2b with 32 bytes of digest and without a key (RFC 7693): to know a file's bytes again, five times as fast as
// SHA-256 without special instructions. Nothing is protected with it here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace nbscrub {

using Digest = std::array<std::uint8_t, 32>;

Digest blake2b(std::string_view bytes);
// Of the bytes of both, one after the other.
Digest blake2b(std::string_view head, std::string_view bytes);

}  // namespace nbscrub
