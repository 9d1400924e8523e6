#include "hook/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

bool set_and_not_empty(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

void append_escaped(std::string_view bytes, std::string& out) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
}

// Characters that move the cursor, change the order of what is read, or cannot be seen.
bool deceives(std::string_view character) {
  if (character.size() == 1) return static_cast<unsigned char>(character[0]) < 0x20 || character[0] == 0x7f;
  const auto second = static_cast<unsigned char>(character[1]);
  if (character.size() == 2) return character[0] == '\xc2' && second < 0xa0;  // C1 controls
  if (character.size() != 3 || character[0] != '\xe2') return character == "\xef\xbb\xbf";
  const auto third = static_cast<unsigned char>(character[2]);
  if (second == 0x80) return (third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae);
  return second == 0x81 && third >= 0xa0 && third <= 0xaf;  // isolates, invisible operators
}

template <class Plain, class Escaped>
void for_each_piece(std::string_view text, Plain plain, Escaped escaped) {
  while (!text.empty()) {
    const std::size_t length = utf8_sequence(text, 0);
    const std::string_view piece = text.substr(0, length == 0 ? 1 : length);
    if (length == 0 || deceives(piece)) {
      escaped(piece);
    } else {
      plain(piece);
    }
    text.remove_prefix(piece.size());
  }
}

}  // namespace

Terminal terminal_of(int fd) {
  Terminal terminal;
  const char* term = std::getenv("TERM");
  const bool can = term != nullptr && std::strcmp(term, "dumb") != 0;
  terminal.colour = ::isatty(fd) == 1 && can && !set_and_not_empty("NO_COLOR");
  winsize size{};
  if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) terminal.width = size.ws_col;
  return terminal;
}

std::string safe_text(std::string_view untrusted) {
  std::string safe;
  safe.reserve(untrusted.size());
  for_each_piece(
      untrusted, [&](std::string_view piece) { safe += piece; },
      [&](std::string_view piece) { append_escaped(piece, safe); });
  return safe;
}

std::string shell_word(std::string_view path) {
  static constexpr std::string_view kHarmless =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+@%,:=-";
  std::string word(path.starts_with('-') ? "./" : "");
  word += path;
  if (!word.empty() && word.find_first_not_of(kHarmless) == std::string::npos) return word;
  std::string quoted;
  bool escapes = false;
  for_each_piece(
      word, [&](std::string_view piece) { quoted += piece == "'" ? "'\\''" : std::string(piece); },
      [&](std::string_view) { escapes = true; });
  if (!escapes) return "'" + quoted + "'";
  // $'…' is understood by bash, zsh and ksh, and it is the only form that can name such a file.
  quoted.clear();
  for_each_piece(
      word,
      [&](std::string_view piece) {
        if (piece == "'" || piece == "\\") quoted += '\\';
        quoted += piece;
      },
      [&](std::string_view piece) { append_escaped(piece, quoted); });
  return "$'" + quoted + "'";
}

std::string single_unquoted(std::string_view shell) {
  static constexpr std::string_view kQuote = "'\\''";
  if (!shell.starts_with('\'')) return {};
  std::string word;
  for (std::size_t at = 1; at < shell.size(); ++at) {
    if (shell.substr(at).starts_with(kQuote)) {
      word += '\'';
      at += kQuote.size() - 1;
    } else if (shell[at] == '\'') {
      return word;
    } else {
      word += shell[at];
    }
  }
  return {};
}

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace nbscrub
