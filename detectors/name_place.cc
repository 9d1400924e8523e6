#include "detectors/name_place.h"

#include <algorithm>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Over identifier bytes, and over `-` and `.` between them: config keys and flags.
TextSpan whole_name(std::string_view text, TextSpan word) {
  const auto joins = [&](std::size_t at) { return text[at] == '-' || text[at] == '.'; };
  TextSpan name = word;
  while (name.begin > 0 && name.size() < kLongestName) {
    const std::size_t at = name.begin - 1;
    if (!is_name_byte(text[at]) && !(joins(at) && at > 0 && is_name_byte(text[at - 1]))) break;
    --name.begin;
  }
  while (name.end < text.size() && name.size() < 2 * kLongestName) {
    const bool joined = joins(name.end) && name.end + 1 < text.size() && is_name_byte(text[name.end + 1]);
    if (!is_name_byte(text[name.end]) && !joined) break;
    ++name.end;
  }
  return name;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

NamePlace::NamePlace(std::string_view text, TextSpan word) : text_(text), name_(whole_name(text, word)) {}

std::size_t NamePlace::skip_blanks(std::size_t from) const {
  const std::size_t limit = std::min(text_.size(), name_.end + kReach);
  while (from < limit) {
    if (is_blank(text_[from])) {
      ++from;
    } else if (text_[from] == '\\' && is_line_end(at(from + 1))) {
      from += at(from + 1) == '\r' && at(from + 2) == '\n' ? 3 : 2;
    } else {
      break;
    }
  }
  return from;
}

std::size_t NamePlace::skip_blanks_and_lines(std::size_t from) const {
  const std::size_t limit = std::min(text_.size(), name_.end + kReach);
  while (from < limit && (is_blank(text_[from]) || is_line_end(text_[from]))) ++from;
  return from;
}

std::string_view NamePlace::line_before() const {
  const std::size_t floor = name_.begin - std::min(name_.begin, kReach);
  const std::size_t line = text_.substr(floor, name_.begin - floor).find_last_of("\r\n");
  return slice(line == npos ? floor : floor + line + 1, name_.begin);
}

std::size_t NamePlace::last_byte_before(std::size_t offset) const {
  const std::size_t floor = offset - std::min(offset, kReach);
  while (offset > floor && (is_blank(text_[offset - 1]) || is_line_end(text_[offset - 1]))) --offset;
  return offset > floor ? offset - 1 : npos;
}

TextSpan NamePlace::identifier_before(std::size_t end) const {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestName && (is_name_byte(text_[begin - 1]) || text_[begin - 1] == '.')) {
    --begin;
  }
  return {begin, end};
}

TextSpan NamePlace::enclosing_call(std::size_t from) const {
  const std::size_t floor = from - std::min(from, kReach);
  int depth = 0;
  for (std::size_t offset = from; offset > floor; --offset) {
    const char byte = text_[offset - 1];
    if (is_one_of(byte, "\"'")) {  // parentheses inside a string do not count
      const std::string_view before = slice(floor, offset - 1);
      const std::size_t open = before.substr(before.find_last_of('\n') + 1).rfind(byte);
      if (open != npos) offset = floor + before.find_last_of('\n') + 1 + open + 1;
      continue;
    }
    if (byte == ')') ++depth;
    if (byte == '(' && depth-- == 0) return identifier_before(offset - 1);
  }
  return {from, from};
}

bool NamePlace::is_argument() const {
  const std::size_t before = last_byte_before(name_.begin);
  return before != npos && (text_[before] == '(' || text_[before] == ',') && !enclosing_call(name_.begin).empty();
}

bool NamePlace::is_parameter() const {
  const std::size_t callee = is_argument() ? enclosing_call(name_.begin).begin : 0;
  return callee >= 4 && slice(callee - 4, callee) == "def ";
}

std::optional<Quote> NamePlace::enclosing_quote() const {
  const auto before = quote_before(text_, name_.begin);
  return before && before == quote_at(text_, name_.end) ? before : std::nullopt;
}

}  // namespace nbscrub
