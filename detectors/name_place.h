// A name in a text, and the looks to its left and right that tell what it is there: the line before it, the call whose
// argument it is, the quotes around it, the blanks behind it. What these make of it, and which value it is given, is
// assignment.h's. Every look is bounded; the text must outlive the place.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "detectors/literal.h"
#include "detectors/span.h"

namespace nbscrub {

inline constexpr std::size_t kLongestName = 128;
inline constexpr std::size_t kReach = 512;  // from the name to the literal, and back to the callee

inline bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
inline bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
inline bool is_one_of(char byte, std::string_view set) { return set.find(byte) != std::string_view::npos; }
std::string_view trimmed(std::string_view text);

class NamePlace {
 public:
  // `word` is the name or a part of it.
  NamePlace(std::string_view text, TextSpan word);

  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
  std::string_view slice(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

  // Past blanks and lines that a backslash continues; past line ends, too.
  std::size_t skip_blanks(std::size_t from) const;
  std::size_t skip_blanks_and_lines(std::size_t from) const;

  // What stands on the line before the name.
  std::string_view line_before() const;

  // Where the last byte before `offset` stands that is no blank and no line end; npos when none is within reach.
  std::size_t last_byte_before(std::size_t offset) const;

  // The identifier, with dots, that ends at `end`.
  TextSpan identifier_before(std::size_t end) const;

  // What is called by the parenthesis that is open at `from`; empty when none is.
  TextSpan enclosing_call(std::size_t from) const;

  bool is_argument() const;

  // def f(key: "PrivateKey"): what follows the colon is a type that is not defined yet.
  bool is_parameter() const;

  // The quotes around the name, when they are alike.
  std::optional<Quote> enclosing_quote() const;

 protected:
  std::string_view text_;
  TextSpan name_;
};

}  // namespace nbscrub
