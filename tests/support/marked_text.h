// Text that knows which of its bytes belong to a secret, through every way in which notebooks write text down: escaped,
// cut by colour codes, in base64. A test puts a credential into a surrounding and afterwards asks of each byte of the
// file whether a finding covers it. It finds nothing itself and knows no rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/seeded_random.h"
#include "detectors/span.h"

namespace nbscrub {

class MarkedText {
 public:
  MarkedText() = default;
  MarkedText(std::string_view plain) { append(plain, false); }  // implicit: most pieces of a surrounding are plain
  MarkedText(const char* plain) : MarkedText(std::string_view(plain)) {}
  MarkedText(const std::string& plain) : MarkedText(std::string_view(plain)) {}

  MarkedText& operator+=(const MarkedText& other);
  void append(std::string_view text, bool marked);

  const std::string& text() const { return text_; }
  bool is_marked(std::size_t offset) const { return marks_[offset] != 0; }
  std::size_t size() const { return text_.size(); }
  MarkedText slice(std::size_t begin, std::size_t end) const;

  // The runs of marked bytes, in order.
  std::vector<RawSpan> marked_spans() const;

 private:
  std::string text_;
  std::string marks_;  // one byte for each byte of text_, 0 or 1
};

MarkedText operator+(MarkedText left, const MarkedText& right);

// Between quotes in JSON.
MarkedText json_escaped(const MarkedText& text);
// As Python's repr() writes a str, quotes included.
MarkedText python_repr(const MarkedText& text);
// &lt; and its like; every `every`-th letter of a secret as a numeric entity, none when 0.
MarkedText html_escaped(const MarkedText& text, std::size_t every = 0);
// Every byte that is no letter or digit as %XX.
MarkedText percent_encoded(const MarkedText& text);
// In base64, with padding: a group that holds a byte of the secret is marked whole.
MarkedText base64_encoded(const MarkedText& text);
// UTF-16, little endian, with a byte order mark. ASCII only.
MarkedText utf16_encoded(const MarkedText& text);
// `seam` put in at `cuts` places inside of each run of marked bytes.
MarkedText cut_in_secret(const MarkedText& text, std::string_view seam, std::size_t cuts, SeededRandom& random);
// In pieces of random length, some of them in the middle of a secret.
std::vector<MarkedText> chunked(const MarkedText& text, std::size_t pieces, SeededRandom& random);
// Lines with their `\n`.
std::vector<MarkedText> lines_of(const MarkedText& text);

}  // namespace nbscrub
