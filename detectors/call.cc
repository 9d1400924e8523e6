#include "detectors/call.h"

#include <algorithm>

#include "detectors/ascii.h"
#include "detectors/literal.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestCall = 1024;  // from the parenthesis to the argument, in bytes
constexpr std::size_t npos = std::string_view::npos;

std::size_t skip_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

// One past the comma that ends the argument at `begin`; npos when it is the last one, or too long.
std::size_t next_argument(std::string_view text, std::size_t begin, std::size_t limit) {
  int depth = 0;
  bool in_word = false;  // then a letter before a quote is no prefix of a literal
  for (std::size_t at = begin; at < limit;) {
    if (const auto literal = in_word ? std::nullopt : literal_at(text, at)) {
      at = literal->end;
      continue;
    }
    const char byte = text[at++];
    in_word = is_name_byte(byte);
    if (byte == '(' || byte == '[' || byte == '{') ++depth;
    if ((byte == ')' || byte == ']' || byte == '}') && depth-- == 0) return npos;
    if (byte == ',' && depth == 0) return at;
  }
  return npos;
}

}  // namespace

std::optional<CalledArgument> parse_called_argument(std::string_view written) {
  if (written.size() < 5 || written.back() != ')' || written[written.size() - 3] != '(') return std::nullopt;
  const char digit = written[written.size() - 2];
  if (digit < '1' || digit > '9') return std::nullopt;
  return CalledArgument{written.substr(0, written.size() - 3), static_cast<std::uint16_t>(digit - '0')};
}

std::optional<TextSpan> argument_at(std::string_view text, std::size_t begin, std::uint16_t argument) {
  const std::size_t limit = std::min(text.size(), begin + kLongestCall);
  for (std::uint16_t count = 1; count < argument; ++count) {
    begin = next_argument(text, begin, limit);
    if (begin == npos) return std::nullopt;
  }
  const auto literal = literal_at(text, skip_space(text, begin));
  if (!literal) return std::nullopt;
  const std::size_t next = literal->end;
  const std::size_t more = skip_space(text, next);
  const bool line_ends = next == text.size() || text[next] == '\n' || text[next] == '\r';
  const bool whole = line_ends || (more < text.size() && (text[more] == ',' || text[more] == ')'));
  return whole ? std::optional(literal->content) : std::nullopt;
}

}  // namespace nbscrub
