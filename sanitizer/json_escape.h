// One escape of a JSON string (RFC 8259, section 7), for those who check, split or decode strings. A surrogate pair is
// one escape of twelve bytes; a lone surrogate is a valid escape whose code point is U+FFFD.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

struct JsonEscape {
  std::size_t length = 0;  // in bytes, the backslash included
  char32_t code_point = 0;
};

// The escape whose backslash is `bytes[offset]`, not reading at or past `end`. Nothing when it is invalid.
std::optional<JsonEscape> read_escape(std::string_view bytes, std::size_t offset, std::size_t end);

// The escape of two bytes that JSON writers use for `byte` (a quote, a backslash, \b \f \n \r \t); empty for others.
std::string_view short_escape(char byte);

// The offset of the next backslash in `bytes[begin, end)`, or `end`.
std::size_t find_backslash(std::string_view bytes, std::size_t begin, std::size_t end);

// The offset of the first backslash in `bytes[span]` that begins no valid escape.
std::optional<std::size_t> find_bad_escape(std::string_view bytes, RawSpan span);

}  // namespace nbscrub
