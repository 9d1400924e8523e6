#include "detectors/checksum.h"

#include <array>
#include <bit>

#include "detectors/sha256.h"

namespace nbscrub {
namespace {

constexpr std::array<std::uint32_t, 256> crc32_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320u : 0u);
    table[i] = value;
  }
  return table;
}

constexpr std::array<std::uint32_t, 256> kCrc32Table = crc32_table();

struct MarvinState {
  std::uint32_t low;
  std::uint32_t high;

  void add(std::uint32_t word) {
    low += word;
    mix();
  }

  void mix() {
    high ^= low;
    low = std::rotl(low, 20);
    low += high;
    high = std::rotl(high, 9);
    high ^= low;
    low = std::rotl(low, 27);
    low += high;
    high = std::rotl(high, 19);
  }
};

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t word = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) word = (word << 8) | static_cast<unsigned char>(bytes[i]);
  return word;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t value = 0xffffffff;
  for (char byte : bytes) value = kCrc32Table[(value ^ static_cast<unsigned char>(byte)) & 0xff] ^ (value >> 8);
  return ~value;
}

std::string base62_number(std::uint32_t number, std::size_t width) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string digits;
  for (; number != 0; number /= 62) digits.insert(digits.begin(), kDigits[number % 62]);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string crc32_base62(std::string_view body) { return base62_number(crc32(body), 6); }

std::uint32_t marvin32(std::string_view seed_name, std::string_view bytes) {
  std::uint64_t seed = 0;
  for (char letter : seed_name) seed = (seed << 8) | static_cast<unsigned char>(letter);
  MarvinState state{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  for (; bytes.size() >= 4; bytes.remove_prefix(4)) state.add(little_endian(bytes.substr(0, 4)));
  state.add(little_endian(bytes) | (0x80u << (8 * bytes.size())));
  state.mix();
  return state.low ^ state.high;
}

std::string github_fine_grained_digits(std::string_view lead) {
  constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const std::array<std::uint8_t, 32> digest = sha256(lead);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 5; ++i) bits = (bits << 8) | digest[i];
  std::string digits;
  for (int shift = 35; shift >= 0; shift -= 5) digits.push_back(kBase32[(bits >> shift) & 31]);
  return digits;
}

bool luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
    if (digits[i] < '0' || digits[i] > '9') return false;
    int digit = digits[i] - '0';
    if (doubled) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return !digits.empty() && sum % 10 == 0;
}

}  // namespace nbscrub
