// The checksums that vendors put into their tokens. Pure functions over bytes; which token has which one, and where it
// stands, is verifiers.h. The algorithms are those of catalogue section 10: CRC-32/IEEE (as in zlib), Marvin32 as in
// Microsoft's security-utilities, a cut SHA-256 in GitHub's fine-grained tokens, Luhn (ISO/IEC 7812-1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nbscrub {

std::uint32_t crc32(std::string_view bytes);

// `number` in digits 0-9 A-Z a-z, most significant first, filled with 0 on the left up to `width` digits.
std::string base62_number(std::uint32_t number, std::size_t width);

// The six digits that close a GitHub or npm token: CRC-32 of `body`, the token without its prefix.
std::string crc32_base62(std::string_view body);

// Marvin32 of `bytes`. The seed is the eight letters of `seed_name`, read as one big-endian number.
std::uint32_t marvin32(std::string_view seed_name, std::string_view bytes);

// The eight digits that follow `lead` in a fine-grained GitHub token: SHA-256 in base 32, cut.
std::string github_fine_grained_digits(std::string_view lead);

// Whether the digits pass the Luhn test. Anything but digits, or nothing at all, does not.
bool luhn(std::string_view digits);

}  // namespace nbscrub
