#include "sanitizer/unwrap.h"
#include "sanitizer/view_writer.h"

namespace nbscrub {
namespace {

constexpr char kEscape = '\x1B';
constexpr char kBell = '\x07';
constexpr std::size_t kMaxSequence = 4096;  // longer is no control sequence but text behind a stray ESC

bool in_range(std::string_view text, std::size_t at, int first, int last) {
  const int byte = at < text.size() ? static_cast<unsigned char>(text[at]) : -1;
  return byte >= first && byte <= last;
}

// The end of the sequence that begins with the ESC at `at`; `at + 1` when it is a stray ESC (ECMA-48, 5.3 to 5.6).
std::size_t end_of_sequence(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (end >= text.size()) return end;
  if (text[end] == '[') {  // CSI: parameters, intermediates, one final byte
    ++end;
    while (end - at < kMaxSequence && in_range(text, end, 0x30, 0x3F)) ++end;
    while (end - at < kMaxSequence && in_range(text, end, 0x20, 0x2F)) ++end;
    return in_range(text, end, 0x40, 0x7E) ? end + 1 : at + 1;
  }
  if (text[end] == ']') {  // OSC: up to BEL or ESC backslash
    for (++end; end < text.size() && end - at < kMaxSequence; ++end) {
      if (text[end] == kBell) return end + 1;
      if (text[end] == kEscape) return end + 1 < text.size() && text[end + 1] == '\\' ? end + 2 : at + 1;
    }
    return at + 1;
  }
  while (end - at < kMaxSequence && in_range(text, end, 0x20, 0x2F)) ++end;  // as in ESC ( B
  return in_range(text, end, 0x30, 0x7E) ? end + 1 : at + 1;
}

}  // namespace

void unwrap_ansi(TextArena& arena, std::uint32_t view) {
  if (!shows_ansi(arena.text_of(arena.views()[view]))) return;
  ViewWriter writer(arena, view);
  const std::string_view text = writer.source();
  std::size_t done = 0;
  for (std::size_t at = text.find(kEscape); at != std::string_view::npos; at = text.find(kEscape, done)) {
    writer.copy(done, at);
    done = end_of_sequence(text, at);
  }
  writer.copy(done, text.size());
  writer.finish(ViewKind::ansi);
}

}  // namespace nbscrub
