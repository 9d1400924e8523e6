#include "sanitizer/python_source.h"

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\r'; }
bool is_quote(char byte) { return byte == '"' || byte == '\''; }

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Cell magics after which the cell is Python, and those after which it is shell.
constexpr std::array<std::string_view, 8> kPythonMagics = {"time",    "timeit",  "capture", "prun",
                                                           "memit",   "mprun",   "debug",   "heat"};
constexpr std::array<std::string_view, 2> kShellMagics = {"bash", "sh"};
// Alone on the first line, Databricks takes these for what %% is to IPython.
constexpr std::array<std::string_view, 8> kDatabricksMagics = {"sql", "sh", "scala", "r", "md", "fs", "run", "bash"};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  PythonSource read() {
    if (!read_cell_magic()) return std::move(source_);
    while (at_ < text_.size() && !broken_) read_line();
    return std::move(source_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  std::string_view word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && is_name_byte(text_[end])) ++end;
    return text_.substr(begin, end - begin);
  }

  // False when what follows is no Python.
  bool read_cell_magic() {
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text_[first] != '%') return true;
    if (text_.substr(first).starts_with("%%")) {
      const std::string_view name = word_at(first + 2);
      if (holds(kPythonMagics, name)) {
        at_ = first;
        add_line(first, line_end(first), 0, PythonLine::Kind::magic);
        at_ = std::min(line_end(first) + 1, text_.size());
        return true;
      }
      source_.python = false;
      source_.shell_cell = holds(kShellMagics, name);
      if (source_.shell_cell) {
        const std::size_t body = std::min(line_end(first) + 1, text_.size());
        add_line(body, text_.size(), 0, PythonLine::Kind::shell);
      }
      return false;
    }
    const std::string_view name = word_at(first + 1);
    const std::string_view rest = text_.substr(first + 1 + name.size(), line_end(first) - first - 1 - name.size());
    const bool alone = rest.find_first_not_of(" \t\r") == std::string_view::npos;
    source_.python = !(alone && line_end(first) < text_.size() && holds(kDatabricksMagics, name));
    return source_.python;
  }

  PythonLine& add_line(std::size_t begin, std::size_t end, std::size_t indent, PythonLine::Kind kind) {
    PythonLine line;
    line.span = {begin, end};
    line.indent = indent;
    line.kind = kind;
    source_.lines.push_back(line);
    return source_.lines.back();
  }

  void read_line() {
    const std::size_t begin = at_;
    skip_blanks();
    const std::size_t indent = at_ - begin;
    if (peek() == '\n') ++at_;
    if (at_ >= text_.size() || at_ > begin + indent) return;
    if (peek() == '#') return read_to_end(indent, PythonLine::Kind::comment, false);
    if (peek() == '%' || peek() == '?') return read_to_end(indent, PythonLine::Kind::magic, true);
    if (peek() == '!') return read_to_end(indent, PythonLine::Kind::shell, true);
    if (const auto kind = assigned_command()) return read_to_end(indent, *kind, true);
    read_code(indent);
  }

  void read_to_end(std::size_t indent, PythonLine::Kind kind, bool joined_by_backslash) {
    const std::size_t begin = at_;
    std::size_t end = line_end(begin);
    while (joined_by_backslash && end < text_.size() && end > begin && text_[end - 1] == '\\') end = line_end(end + 1);
    at_ = std::min(end + 1, text_.size());
    if (end > begin && text_[end - 1] == '\r') --end;
    add_line(begin, end, indent, kind).only_strings = false;
  }

  // `files = !ls`, `out = %magic`: what follows is no Python.
  std::optional<PythonLine::Kind> assigned_command() const {
    std::size_t at = at_;
    if (!is_letter(text_[at]) && text_[at] != '_') return std::nullopt;
    const auto of_target = [](char byte) { return is_name_byte(byte) || is_blank(byte) || byte == ',' || byte == '.'; };
    while (at < text_.size() && of_target(text_[at])) ++at;
    if (at >= text_.size() || text_[at] != '=') return std::nullopt;
    ++at;
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at + 1 >= text_.size() || text_[at + 1] == '=') return std::nullopt;
    if (text_[at] == '!') return PythonLine::Kind::shell;
    if (text_[at] == '%' && is_letter(text_[at + 1])) return PythonLine::Kind::magic;
    return std::nullopt;
  }

  void read_code(std::size_t indent) {
    const std::size_t line = source_.lines.size();
    const std::size_t begin = at_;
    add_line(begin, begin, indent, PythonLine::Kind::code);
    std::size_t depth = 0;
    Link link = Link::none;  // how the next string would stand to the last one
    std::size_t end = begin;
    while (at_ < text_.size()) {
      const char byte = peek();
      if (byte == '\n') {
        ++at_;
        if (depth == 0) break;
        continue;
      }
      if (is_blank(byte)) {
        ++at_;
        continue;
      }
      if (byte == '#') {
        at_ = end = line_end(at_);
        continue;
      }
      if (byte == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
        at_ += peek(1) == '\n' ? 2 : 3;
        continue;
      }
      if (read_string(line, link)) {
        if (broken_) break;
        link = Link::adjacent;
      } else {
        source_.lines[line].only_strings = false;
        link = byte == '+' && link == Link::adjacent && peek(1) != '=' ? Link::plus : Link::none;
        if (byte == '(' || byte == '[' || byte == '{') ++depth;
        if ((byte == ')' || byte == ']' || byte == '}') && depth > 0) --depth;
        if (is_name_byte(byte) || (byte & 0x80) != 0) {
          while (is_name_byte(peek()) || (peek() & 0x80) != 0) ++at_;
        } else {
          ++at_;
        }
      }
      end = at_;
    }
    source_.lines[line].span.end = end;
  }

  // One that is not closed on its line is passed over like any other byte.
  bool read_string(std::size_t line, Link link) {
    PythonString string;
    std::size_t at = at_;
    for (; at < text_.size() && at < at_ + 2 && is_letter(text_[at]); ++at) {
      switch (to_lower(text_[at])) {
        case 'r': string.raw = true; break;
        case 'b': string.bytes = true; break;
        case 'f': string.formatted = true; break;
        case 'u': break;
        default: return false;
      }
    }
    if (at >= text_.size() || !is_quote(text_[at])) return false;
    string.quote = text_[at];
    const std::string mark(3, string.quote);
    const bool triple = text_.substr(at).starts_with(mark);
    const std::size_t begin = at + (triple ? 3 : 1);
    const std::optional<std::size_t> end = content_end(begin, std::string_view(mark).substr(0, triple ? 3 : 1), string);
    if (!end) {
      if (!triple) return false;
      broken_ = true;
      return true;
    }
    string.span = {at_, *end + (triple ? 3 : 1)};
    string.content = {begin, *end};
    string.link = link;
    string.line = line;
    at_ = string.span.end;
    source_.strings.push_back(std::move(string));
    return true;
  }

  std::optional<std::size_t> content_end(std::size_t at, std::string_view mark, PythonString& string) const {
    while (at < text_.size()) {
      if (text_.substr(at).starts_with(mark)) return at;
      if (text_[at] == '\n' && mark.size() == 1) return std::nullopt;
      if (text_[at] == '\\') {
        at += 2;
      } else if (string.formatted && text_[at] == '{' && at + 1 < text_.size() && text_[at + 1] == '{') {
        at += 2;
      } else if (string.formatted && text_[at] == '{') {
        const std::size_t end = field_end(at, mark);
        string.fields.push_back({at, end});
        at = end;
      } else {
        ++at;
      }
    }
    return std::nullopt;
  }

  // One past the brace that closes the field at `at`; strings within may hold braces, and since Python 3.12 the quote
  // of the literal itself.
  std::size_t field_end(std::size_t at, std::string_view mark) const {
    std::size_t depth = 0;
    for (; at < text_.size(); ++at) {
      const char byte = text_[at];
      if (byte == '\n' && mark.size() == 1) return at;
      if (byte == '{' || byte == '(' || byte == '[') ++depth;
      if ((byte == '}' || byte == ')' || byte == ']') && --depth == 0) return at + 1;
      if (!is_quote(byte)) continue;
      const std::size_t close = text_.find(byte, at + 1);
      if (close != std::string_view::npos && close < line_end(at)) at = close;
    }
    return at;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool broken_ = false;
  PythonSource source_;
};

}  // namespace

PythonSource read_python(std::string_view text) { return Reader(text).read(); }

}  // namespace nbscrub
