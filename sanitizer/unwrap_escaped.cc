#include <optional>

#include "detectors/ascii.h"
#include "sanitizer/json_escape.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/utf8.h"
#include "sanitizer/view_writer.h"
#include "sanitizer/window.h"

namespace nbscrub {
namespace {

constexpr std::size_t kReach = 128;  // enough for a name and the literal it is given

// An escape of JSON, or one of the two that other languages have besides.
std::optional<JsonEscape> read_any_escape(std::string_view text, std::size_t at, std::size_t end) {
  if (at + 1 < end && text[at + 1] == '\'') return JsonEscape{2, U'\''};
  if (at + 3 < end && text[at + 1] == 'x') {
    char32_t value = 0;
    for (const char byte : text.substr(at + 2, 2)) {
      const char lowered = to_lower(byte);
      if (!is_digit(byte) && (lowered < 'a' || lowered > 'f')) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(is_digit(byte) ? byte - '0' : lowered - 'a' + 10);
    }
    return JsonEscape{4, value};
  }
  return read_escape(text, at, end);
}

}  // namespace

// A line end in a string counts only where a token could begin right after it: every second print() has one.
bool opens_escaped(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '\\') return false;
  const char after = text[at + 2];
  switch (text[at + 1]) {
    case '"':
    case '\'':
    case '/': return true;
    case 'n':
    case 'r':
    case 't': return is_alnum(after) || after == '-';
    case 'u':
    case 'x': return read_any_escape(text, at, text.size()).has_value();
    case '\\': return std::string_view("\"'\\/nrtux").find(after) != std::string_view::npos;
    default: return false;
  }
}

void unwrap_escaped(TextArena& arena, std::uint32_t view) {
  const std::string_view all = arena.text_of(arena.views()[view]);
  std::vector<TextSpan> windows;
  for (std::size_t at = all.find('\\'); at != std::string_view::npos; at = all.find('\\', at + 2)) {
    if (opens_escaped(all, at)) add_window(all, {at, at + 2}, kReach, windows);
  }
  if (windows.empty()) return;

  ViewWriter writer(arena, view);
  const std::string_view text = writer.source();
  for (const TextSpan& window : windows) {
    writer.add_newline();
    std::size_t at = window.begin;
    while (at < window.end) {
      const std::size_t stop = find_backslash(text, at, window.end);
      writer.copy(at, stop);
      at = stop;
      if (at == window.end) break;
      if (const auto escape = read_any_escape(text, at, window.end)) {
        std::string decoded;
        append_utf8(decoded, escape->code_point);
        writer.replace(at, at + escape->length, decoded);
        at += escape->length;
      } else {
        writer.copy(at, at + 1);
        ++at;
      }
    }
  }
  writer.finish(ViewKind::escaped);
}

}  // namespace nbscrub
