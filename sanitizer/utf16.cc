#include "sanitizer/utf16.h"

#include "sanitizer/utf8.h"

namespace nbscrub {

void decode_utf16(std::string_view bytes, std::size_t raw_begin, bool little, std::string& text, OffsetMap& map) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(first | (second << 8)) : static_cast<char32_t>((first << 8) | second);
  };
  const auto append = [&](char32_t code_point, std::size_t at, std::size_t end) {
    const std::size_t begin = text.size();
    append_utf8(text, code_point);
    map.add_atomic({begin, text.size()}, {raw_begin + at, raw_begin + end});
  };
  std::size_t at = 0;
  while (at + 2 <= bytes.size()) {
    char32_t code_point = unit(at);
    std::size_t length = 2;
    if (code_point < 0x80) {
      map.add_wide(text.size(), raw_begin + at, 1);
      text += static_cast<char>(code_point);
      at += length;
      continue;
    }
    if (code_point >= 0xD800 && code_point < 0xDC00 && at + 4 <= bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
    }
    append(code_point, at, at + length);
    at += length;
  }
  if (at < bytes.size()) append(kReplacementCharacter, at, bytes.size());  // an odd last byte is half a character
}

std::string encode_ascii(std::string_view ascii, Encoding encoding) {
  if (encoding != Encoding::utf16le && encoding != Encoding::utf16be) return std::string(ascii);
  std::string wide;
  wide.reserve(ascii.size() * 2);
  for (char byte : ascii) {
    if (encoding == Encoding::utf16be) wide.push_back('\0');
    wide.push_back(byte);
    if (encoding == Encoding::utf16le) wide.push_back('\0');
  }
  return wide;
}

}  // namespace nbscrub
