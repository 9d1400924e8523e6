// JSON string escapes in both directions (RFC 8259, section 7), and the map from decoded text to the file.
//
// Decoding is lossless in place, not in value: a lone surrogate (`\ud800`), which is no Unicode text, becomes U+FFFD in
// the text and stays as it is in the file.
#pragma once

#include <string>
#include <string_view>

#include "detectors/result.h"
#include "detectors/span.h"
#include "sanitizer/offset_map.h"

namespace nbscrub {

// Appends the decoded content of the string whose raw content (between the quotes) is `bytes[content]` to `text` and
// its runs to `map`. Errors: an invalid escape (position in bytes of the file); what came before it has been appended.
Result<void> decode_json_string(std::string_view bytes, RawSpan content, std::string& text, OffsetMap& map);

// The text as it stands between quotes in JSON.
std::string encode_json_string(std::string_view text);

}  // namespace nbscrub
