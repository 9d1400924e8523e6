// UTF-16 in both directions: a whole text to UTF-8 with the map back to its bytes, and plain ASCII (a redaction marker)
// the other way. A lone surrogate and half a character at the end become U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "sanitizer/document.h"
#include "sanitizer/offset_map.h"

namespace nbscrub {

// Appends `bytes`, which stand at `raw_begin`, to `text` and their runs to `map`.
void decode_utf16(std::string_view bytes, std::size_t raw_begin, bool little, std::string& text, OffsetMap& map);

// ASCII text as it stands in a text of that encoding; unchanged unless it is UTF-16.
std::string encode_ascii(std::string_view ascii, Encoding encoding);

}  // namespace nbscrub
