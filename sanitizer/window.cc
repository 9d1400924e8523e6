#include "sanitizer/window.h"

#include <algorithm>

namespace nbscrub {
namespace {

bool is_break(char byte) {
  return static_cast<unsigned char>(byte) <= ' ' || byte == '"' || byte == '\'' || byte == '`';
}

}  // namespace

std::size_t window_begin(std::string_view text, std::size_t at, std::size_t reach, std::size_t lower) {
  std::size_t begin = std::max(lower, at - std::min(at, reach));
  if (begin >= at) return begin;
  const std::size_t newline = text.substr(begin, at - begin).rfind('\n');
  if (newline != std::string_view::npos) return begin + newline + 1;
  while (begin > lower && !is_break(text[begin - 1])) --begin;
  return begin;
}

void add_window(std::string_view text, TextSpan span, std::size_t reach, std::vector<TextSpan>& windows) {
  const std::size_t lower = windows.empty() ? 0 : windows.back().end;
  std::size_t end = std::min(text.size(), span.end + reach);
  if (end <= lower) return;
  const std::size_t newline = text.substr(0, end).find('\n', span.end);
  if (newline != std::string_view::npos) {
    end = newline;
  } else {
    while (end < text.size() && !is_break(text[end])) ++end;
  }
  const std::size_t begin = window_begin(text, span.begin, reach, lower);
  if (!windows.empty() && begin == lower) {
    windows.back().end = std::max(end, lower);
  } else {
    windows.push_back({begin, end});
  }
}

}  // namespace nbscrub
