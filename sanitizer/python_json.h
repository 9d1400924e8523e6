// Strings and numbers of JSON as Python's json module reads and writes them. Text is UTF-8 in which a lone surrogate,
// which Python keeps, is three bytes as any other code point (WTF-8): so it sorts and comes out again as Python has it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nbscrub {

// The text of a string's content (between its quotes), which a reader has found valid.
std::string python_text(std::string_view content);

// The string as json.dumps writes it, with its quotes; `ascii` is its ensure_ascii.
std::string python_string(std::string_view text, bool ascii);

// The number as json.loads and json.dumps leave it: 1E5 is 100000.0, -0 is 0. What a float cannot hold stays.
std::string python_number(std::string_view token);

// str.splitlines: at \n, \r, \r\n, \v, \f, the separators \x1c to \x1e, U+0085, U+2028 and U+2029. With `keep_ends` the
// lines keep what ends them.
std::vector<std::string_view> python_lines(std::string_view text, bool keep_ends);

}  // namespace nbscrub
