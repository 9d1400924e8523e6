// UTF-8 in small steps: one code point out, one sequence in. Not a transcoder of whole texts.
#pragma once

#include <string>
#include <string_view>

namespace nbscrub {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Appends the code point; one that is no Unicode scalar value (a lone surrogate) becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

// The beginning of `text`, at most `max_bytes` long, that cuts no character in two.
std::string_view whole_characters(std::string_view text, std::size_t max_bytes);

// The length in bytes (1 to 4) of the well-formed sequence at `offset` (Unicode, table 3-7), 0 when there is none.
std::size_t utf8_sequence(std::string_view text, std::size_t offset);

}  // namespace nbscrub
