#include "detectors/digest.h"

#include <sodium/crypto_generichash_blake2b.h>
#include <sodium/crypto_hash_sha256.h>

namespace nbscrub {
namespace {

const unsigned char* begin_of(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

// libsodium's functions have a result that is always 0 for lengths of key and digest within their limits.
Digest sha256(std::string_view bytes) {
  Digest digest;
  static_assert(sizeof(digest) == crypto_hash_sha256_BYTES);
  crypto_hash_sha256(digest.data(), begin_of(bytes), bytes.size());
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : sha256(bytes)) hex += {kDigits[byte >> 4], kDigits[byte & 15]};
  return hex;
}

Digest blake2b(std::string_view head, std::string_view bytes) {
  Digest digest;
  crypto_generichash_blake2b_state state;
  crypto_generichash_blake2b_init(&state, nullptr, 0, digest.size());
  crypto_generichash_blake2b_update(&state, begin_of(head), head.size());
  crypto_generichash_blake2b_update(&state, begin_of(bytes), bytes.size());
  crypto_generichash_blake2b_final(&state, digest.data(), digest.size());
  return digest;
}

}  // namespace nbscrub
