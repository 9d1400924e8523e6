#include "detectors/checksum.h"

#include <array>
#include <bit>

#include "detectors/ascii.h"
#include "detectors/base32.h"
#include "detectors/digest.h"

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

std::string in_digits(std::uint32_t number, std::string_view digits, std::size_t width) {
  const auto base = static_cast<std::uint32_t>(digits.size());
  std::string written;
  for (; number != 0; number /= base) written.insert(written.begin(), digits[number % base]);
  if (written.size() < width) written.insert(0, width - written.size(), digits[0]);
  return written;
}

std::string little_endian_bytes(std::uint32_t number) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(number >> shift & 0xff));
  return bytes;
}

std::string crc32_base62(std::string_view body) { return in_digits(crc32(body), kBase62Digits, 6); }

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
  const Digest digest = sha256(lead);
  return base32_encode(std::string(digest.begin(), digest.begin() + 5));
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

std::string bech32_checksum(std::string_view human_part, std::string_view data) {
  constexpr std::string_view kDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  constexpr std::array<std::uint32_t, 5> kGenerator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  std::uint32_t sum = 1;
  const auto add = [&](std::uint32_t value) {
    const std::uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ value;
    for (std::size_t i = 0; i < kGenerator.size(); ++i) {
      if ((top >> i & 1) != 0) sum ^= kGenerator[i];
    }
  };
  for (char c : human_part) add(static_cast<unsigned char>(c) >> 5);
  add(0);
  for (char c : human_part) add(static_cast<unsigned char>(c) & 31);
  for (char c : data) {
    const std::size_t value = kDigits.find(c);
    if (value == std::string_view::npos) return {};
    add(static_cast<std::uint32_t>(value));
  }
  for (int i = 0; i < 6; ++i) add(0);
  sum ^= 1;
  std::string digits;
  for (int shift = 25; shift >= 0; shift -= 5) digits.push_back(kDigits[sum >> shift & 31]);
  return digits;
}

}  // namespace nbscrub
