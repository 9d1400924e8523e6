#include "detectors/pattern.h"

#include <algorithm>

namespace nbscrub {
namespace {

// Where the class that begins at `at` ends: one past its `]`.
std::size_t end_of_class(std::string_view expression, std::size_t at) {
  std::size_t end = at + 1;
  if (end < expression.size() && expression[end] == '^') ++end;
  if (end < expression.size() && expression[end] == ']') ++end;  // the first one is a member
  for (; end < expression.size() && expression[end] != ']'; ++end) {
    if (expression[end] == '\\') ++end;
  }
  return std::min(end + 1, expression.size());
}

std::string with_field_edges(std::string_view expression) {
  std::string result;
  for (std::size_t i = 0; i < expression.size();) {
    const char c = expression[i];
    std::size_t end = i + 1;
    if (c == '\\') end = std::min(i + 2, expression.size());
    if (c == '[') end = end_of_class(expression, i);
    if (c == '^') {
      result += "(?:^|\\x00)";
    } else if (c == '$') {
      result += "(?:$|\\x00)";
    } else {
      result += expression.substr(i, end - i);
    }
    i = end;
  }
  return result;
}

}  // namespace

std::string whole_expression(const Pattern& pattern) {
  std::string whole;
  for (std::string_view part : {pattern.before, pattern.secret, pattern.after}) {
    if (!part.empty()) whole += "(?:" + with_field_edges(part) + ")";
  }
  return whole;
}

std::string before_expression(const Pattern& pattern) { return with_field_edges(pattern.before); }

std::optional<TextSpan> secret_in(const Pattern& pattern, std::string_view text, TextSpan match,
                                  std::span<const std::size_t> before_ends) {
  if (match.begin < match.end && text[match.begin] == '\0') ++match.begin;
  if (match.begin < match.end && text[match.end - 1] == '\0') --match.end;
  if (text.substr(match.begin, match.size()).find('\0') != std::string_view::npos) return std::nullopt;
  if (match.size() < std::size_t{pattern.before_min} + pattern.after_length) return std::nullopt;
  const TextSpan rest{match.begin + pattern.before_min, match.end - pattern.after_length};
  if (pattern.before_min == pattern.before_max) return rest.begin < rest.end ? std::optional(rest) : std::nullopt;

  // The longest of what may stand before the secret, as long as enough is left for it.
  std::optional<TextSpan> longest;
  for (auto end = std::lower_bound(before_ends.begin(), before_ends.end(), rest.begin);
       end != before_ends.end() && *end < rest.end && *end - match.begin <= pattern.before_max; ++end) {
    const std::size_t length = rest.end - *end;
    if (length >= pattern.secret_min && length <= pattern.secret_max) longest = {*end, rest.end};
  }
  return longest;
}

}  // namespace nbscrub
