#include "detectors/nearby.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t kNearLines = 3;

}  // namespace

bool stands_as_word(std::string_view text, TextSpan span) {
  if (span.begin > 0 && is_alnum(text[span.begin]) && is_alnum(text[span.begin - 1])) return false;
  if (span.end < text.size() && is_alnum(text[span.end - 1]) && is_alnum(text[span.end])) {
    return is_upper(text[span.end]) && !is_upper(text[span.end - 1]);
  }
  return true;
}

NearWindow near_window(std::string_view text, TextSpan word) {
  NearWindow window{word, std::string_view::npos};
  std::size_t& begin = window.span.begin;
  while (begin > 0 && word.begin - begin < kNearBefore && text[begin - 1] != '\n') --begin;
  std::size_t& end = window.span.end;
  std::size_t lines = 0;
  std::size_t open = 0;
  bool closed = false;
  for (end = word.begin; end < text.size() && end < word.end + kNearAfter; ++end) {
    const char byte = text[end];
    if (byte == '(' || byte == '[' || byte == '{') ++open;
    if (byte == ')' || byte == ']' || byte == '}') {
      open -= open > 0 ? 1 : 0;
      closed = true;
    }
    if (byte != '\n') continue;
    if ((closed && open == 0) || ++lines == kNearLines) break;
    if (open == 0 && text[end - 1] != '\\') window.statement_end = std::min(window.statement_end, end);
  }
  return window;
}

bool is_given(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'' || text[end - 1] == '`')) --end;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end == 0) return false;
  if (text[end - 1] == '=' || text[end - 1] == ':') return true;
  if (is_name_byte(text[end - 1])) return end < offset;
  if (text[end - 1] != '(' && text[end - 1] != ',') return false;
  while (end > 0 && text[end - 1] != '(' && text[end - 1] != '\n' && offset - end < kNearBefore) --end;
  if (end == 0 || text[end - 1] != '(') return false;
  std::size_t begin = --end;
  while (begin > 0 && is_name_byte(text[begin - 1])) --begin;
  const std::string callee = lower_case(text.substr(begin, end - begin));
  constexpr auto kLogins = std::to_array<std::string_view>({"login", "auth", "key", "token", "connect", "init"});
  return begin < end && (is_upper(text[begin]) || std::any_of(kLogins.begin(), kLogins.end(), [&](auto word) {
                           return callee.find(word) != std::string::npos;
                         }));
}

bool is_path_part(std::string_view text, TextSpan word, TextSpan match) {
  if (match.begin == 0 || text[match.begin - 1] != '/') return false;
  return word.end > match.begin ||
         text.substr(word.end, match.begin - word.end).find_first_of(" \t\n\"'`<>(),;") != std::string_view::npos;
}

std::size_t distance_between(std::string_view text, TextSpan a, TextSpan b) {
  if (a.begin > b.begin) std::swap(a, b);
  if (a.end >= b.begin) return 0;
  const std::string_view between = text.substr(a.end, b.begin - a.end);
  return between.size() + kNearAfter * static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
}

}  // namespace nbscrub
