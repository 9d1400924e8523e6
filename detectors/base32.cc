#include "detectors/base32.h"

#include <cstdint>

#include "detectors/alphabet.h"
#include "detectors/ascii.h"

namespace nbscrub {

std::string base32_encode(std::string_view bytes) {
  const std::string_view digits = characters(Alphabet::base32);
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (char byte : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xffff;
    for (held += 8; held >= 5; held -= 5) text.push_back(digits[bits >> (held - 5) & 31]);
  }
  if (held > 0) text.push_back(digits[bits << (5 - held) & 31]);
  return text;
}

std::optional<std::string> base32_decode(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (char digit : text) {
    const char letter = to_lower(digit);
    if (!in_alphabet(Alphabet::lower32, letter)) return std::nullopt;
    bits = (bits << 5 | static_cast<std::uint32_t>(is_digit(letter) ? letter - '2' + 26 : letter - 'a')) & 0xffff;
    held += 5;
    if (held >= 8) bytes.push_back(static_cast<char>(bits >> (held -= 8) & 0xff));
  }
  return bytes;
}

}  // namespace nbscrub
