// SHA-256 (FIPS 180-4), for checksums inside tokens and to know a file again. Nothing is protected with it here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace nbscrub {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace nbscrub
