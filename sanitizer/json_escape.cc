#include "sanitizer/json_escape.h"

#include <cstring>

#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

std::optional<char32_t> read_hex4(std::string_view bytes, std::size_t offset, std::size_t end) {
  if (end < offset + 4) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = offset; i < offset + 4; ++i) {
    const char c = bytes[i];
    unsigned digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<unsigned>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<unsigned>(c - 'A') + 10;
    } else {
      return std::nullopt;
    }
    value = value * 16 + digit;
  }
  return value;
}

std::optional<JsonEscape> read_unicode_escape(std::string_view bytes, std::size_t offset, std::size_t end) {
  const auto first = read_hex4(bytes, offset + 2, end);
  if (!first) return std::nullopt;
  if (*first < 0xD800 || *first > 0xDFFF) return JsonEscape{6, *first};
  if (*first < 0xDC00 && offset + 12 <= end && bytes[offset + 6] == '\\' && bytes[offset + 7] == 'u') {
    const auto second = read_hex4(bytes, offset + 8, end);
    if (second && *second >= 0xDC00 && *second <= 0xDFFF) {
      return JsonEscape{12, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00)};
    }
  }
  return JsonEscape{6, kReplacementCharacter};
}

}  // namespace

std::optional<JsonEscape> read_escape(std::string_view bytes, std::size_t offset, std::size_t end) {
  if (offset + 1 >= end) return std::nullopt;
  switch (bytes[offset + 1]) {
    case '"': return JsonEscape{2, '"'};
    case '\\': return JsonEscape{2, '\\'};
    case '/': return JsonEscape{2, '/'};
    case 'b': return JsonEscape{2, '\b'};
    case 'f': return JsonEscape{2, '\f'};
    case 'n': return JsonEscape{2, '\n'};
    case 'r': return JsonEscape{2, '\r'};
    case 't': return JsonEscape{2, '\t'};
    case 'u': return read_unicode_escape(bytes, offset, end);
    default: return std::nullopt;
  }
}

std::string_view short_escape(char byte) {
  switch (byte) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return {};
  }
}

std::size_t find_backslash(std::string_view bytes, std::size_t begin, std::size_t end) {
  if (begin >= end) return end;
  const void* found = std::memchr(bytes.data() + begin, '\\', end - begin);
  return found == nullptr ? end : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

std::optional<std::size_t> find_bad_escape(std::string_view bytes, RawSpan span) {
  std::size_t at = find_backslash(bytes, span.begin, span.end);
  while (at < span.end) {
    const auto escape = read_escape(bytes, at, span.end);
    if (!escape) return at;
    at = find_backslash(bytes, at + escape->length, span.end);
  }
  return std::nullopt;
}

}  // namespace nbscrub
