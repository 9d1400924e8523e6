// The arithmetic of the checksums that vendors put into their tokens. Pure functions over bytes; which token has which
// one, and where it stands, is token_checksum.h and azure_key.h. CRC-32/IEEE is zlib's, Marvin32 that of Microsoft's
// security-utilities, GitHub's fine-grained tokens cut a SHA-256, cards have Luhn's (ISO/IEC 7812-1), age's keys are
// Bech32 (BIP 173).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nbscrub {

std::uint32_t crc32(std::string_view bytes);

// `number` written in `digits`, most significant first, filled with the first of them on the left up to `width`.
std::string in_digits(std::uint32_t number, std::string_view digits, std::size_t width);

inline constexpr std::string_view kBase62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// The four bytes of `number`, the least significant first.
std::string little_endian_bytes(std::uint32_t number);

// The six digits that close a GitHub or npm token: CRC-32 of `body`, the token without its prefix.
std::string crc32_base62(std::string_view body);

// Marvin32 of `bytes`. The seed is the eight letters of `seed_name`, read as one big-endian number.
std::uint32_t marvin32(std::string_view seed_name, std::string_view bytes);

// The eight digits that follow `lead` in a fine-grained GitHub token: SHA-256 in base 32, cut.
std::string github_fine_grained_digits(std::string_view lead);

// Whether the digits pass the Luhn test. Anything but digits, or nothing at all, does not.
bool luhn(std::string_view digits);

// The six digits that close a Bech32 string: `human_part` is what stands before the last `1`, `data` the digits between
// it and the checksum. All lower case. Empty when `data` holds anything else than Bech32 digits.
std::string bech32_checksum(std::string_view human_part, std::string_view data);

}  // namespace nbscrub
