#include <optional>

#include "sanitizer/unwrap.h"
#include "sanitizer/view_writer.h"
#include "sanitizer/window.h"

namespace nbscrub {
namespace {

constexpr std::size_t kReach = 64;  // enough for the name of a parameter or a variable

int hex_value(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

// The byte that `%XX` at `at` stands for. Control characters are none: `%02d` is a format.
std::optional<char> read_percent(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '%') return std::nullopt;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  const int byte = high * 16 + low;
  if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) return std::nullopt;
  return static_cast<char>(byte);
}

}  // namespace

bool opens_percent(std::string_view text, std::size_t at) { return read_percent(text, at).has_value(); }

void unwrap_percent(TextArena& arena, std::uint32_t view) {
  const std::string_view all = arena.text_of(arena.views()[view]);
  std::vector<TextSpan> windows;
  for (std::size_t at = all.find('%'); at != std::string_view::npos; at = all.find('%', at + 1)) {
    if (opens_percent(all, at)) add_window(all, {at, at + 3}, kReach, windows);
  }
  if (windows.empty()) return;

  ViewWriter writer(arena, view);
  const std::string_view text = writer.source();
  for (const TextSpan& window : windows) {
    writer.add_newline();
    std::size_t done = window.begin;
    for (std::size_t at = text.find('%', done); at < window.end; at = text.find('%', at)) {
      const auto byte = read_percent(text.substr(0, window.end), at);
      if (byte) {
        writer.copy(done, at);
        writer.replace(at, at + 3, {&*byte, 1});
        done = at + 3;
      }
      at += byte ? 3 : 1;
    }
    writer.copy(done, window.end);
  }
  writer.finish(ViewKind::percent);
}

}  // namespace nbscrub
