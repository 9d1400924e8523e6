// Letters and digits as bytes: ASCII only, whatever the locale, which <cctype> is not. The sets that credentials are
// written in are in alphabet.h.
#pragma once

#include <string>
#include <string_view>

namespace nbscrub {

constexpr bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
constexpr bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
constexpr bool is_letter(char byte) { return is_lower(byte) || is_upper(byte); }
constexpr bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_alnum(char byte) { return is_letter(byte) || is_digit(byte); }
// What the names of variables are made of.
constexpr bool is_name_byte(char byte) { return is_alnum(byte) || byte == '_'; }

constexpr char to_lower(char byte) { return is_upper(byte) ? static_cast<char>(byte - 'A' + 'a') : byte; }
constexpr char to_upper(char byte) { return is_lower(byte) ? static_cast<char>(byte - 'a' + 'A') : byte; }

inline std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (char& byte : lowered) byte = to_lower(byte);
  return lowered;
}

}  // namespace nbscrub
