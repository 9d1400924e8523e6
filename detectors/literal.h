// One string literal, in the quoting that programming and configuration languages share: '…', "…", `…`, three of a
// kind, letters before the quote (r, b, u, f, N), and the same one level down, where quotes are escaped: \"…\". It is
// no parser of a language: given where a literal would begin, it says where its content begins and ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

inline constexpr std::size_t kLongestLiteral = 4096;  // bytes of content

// A quote as it stands in the text: the character, and how many backslashes escape it.
struct Quote {
  char mark = 0;
  std::size_t backslashes = 0;

  std::size_t size() const { return backslashes + 1; }
  bool operator==(const Quote&) const = default;
};

struct Literal {
  TextSpan content;     // between the quotes
  std::size_t end = 0;  // one past the closing quote
};

// The quote that begins at `at`, or that ends right before `end`.
std::optional<Quote> quote_at(std::string_view text, std::size_t at);
std::optional<Quote> quote_before(std::string_view text, std::size_t end);

// The literal that begins at `at`, prefix letters included. nullopt: none begins there, it is empty, it is not closed
// (on the same line, unless tripled, in backticks or an armoured block), it is longer than kLongestLiteral, or it is an
// f-string with a field: that is an expression.
std::optional<Literal> literal_at(std::string_view text, std::size_t at);

}  // namespace nbscrub
