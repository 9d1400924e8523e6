// Digests of 32 bytes, made by libsodium: this is the one place that knows it. Nothing is protected with them here, and
// no key is used. SHA-256 (FIPS 180-4) is for what others publish or read as SHA-256; BLAKE2b (RFC 7693, cut to 32
// bytes by its parameter, not by truncation) only knows this program's own files again, at three times the speed.
// sodium_init() is not called: it chooses among instruction sets and fills a random generator, which neither digest
// needs. On AVX2 its choice of BLAKE2b even measured slower than the plain code.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nbscrub {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
// In lower case, as Git LFS, pip and sha256sum write it.
std::string sha256_hex(std::string_view bytes);

// Of the bytes of both, one after the other.
Digest blake2b(std::string_view head, std::string_view bytes = {});

}  // namespace nbscrub
