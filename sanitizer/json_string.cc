#include "sanitizer/json_string.h"

#include "sanitizer/json_escape.h"
#include "sanitizer/utf8.h"

namespace nbscrub {

Result<void> decode_json_string(std::string_view bytes, RawSpan content, std::string& text, OffsetMap& map) {
  std::size_t at = content.begin;
  while (at < content.end) {
    const std::size_t stop = find_backslash(bytes, at, content.end);
    map.add_verbatim(text.size(), at, stop - at);
    text.append(bytes, at, stop - at);
    at = stop;
    if (at == content.end) break;
    const auto escape = read_escape(bytes, at, content.end);
    if (!escape) return fail("an invalid escape in a JSON string at byte " + std::to_string(at));
    const std::size_t begin = text.size();
    append_utf8(text, escape->code_point);
    map.add_atomic({begin, text.size()}, {at, at + escape->length});
    at += escape->length;
  }
  return {};
}

std::string encode_json_string(std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const std::string_view escape = short_escape(c);
    const auto byte = static_cast<unsigned char>(c);
    if (!escape.empty()) {
      out += escape;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace nbscrub
