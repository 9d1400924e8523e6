#include <algorithm>
#include <optional>

#include "detectors/ascii.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/view_writer.h"
#include "sanitizer/window.h"

namespace nbscrub {
namespace {

constexpr std::size_t kReach = 64;  // enough for the name that the string is given to

struct Literal {
  TextSpan content;
  std::size_t end = 0;  // after the closing quote
};

bool is_quote(char byte) { return byte == '"' || byte == '\''; }

// The literal whose opening quote is `text[at]`; nothing when it is not closed (in its line, unless tripled).
std::optional<Literal> read_literal(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const bool triple = at + 2 < text.size() && text[at + 1] == quote && text[at + 2] == quote;
  const std::size_t width = triple ? 3 : 1;
  std::size_t i = at + width;
  while (i < text.size()) {
    const char byte = text[i];
    if (byte == quote) {
      if (!triple || text.substr(i, 3) == text.substr(at, 3)) return Literal{{at + width, i}, i + width};
    } else if (byte == '\\') {
      ++i;
    } else if (byte == '\n' && !triple) {
      break;
    }
    ++i;
  }
  return std::nullopt;
}

// Where the next literal opens when nothing but blanks, a `+`, a line end (before an indented line or after a
// backslash) and letters such as the f of f"…" stand between.
std::optional<std::size_t> next_opening(std::string_view text, std::size_t at) {
  bool in_new_line = false;
  bool joined = false;
  bool indented = false;
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte == '+' && !joined) {
      joined = true;
    } else if (byte == '\\' && at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r')) {
      joined = true;
    } else if (byte == '\n') {
      in_new_line = true;
      indented = false;
    } else if (byte == ' ' || byte == '\t' || byte == '\r') {
      indented = true;
    } else {
      break;
    }
  }
  if (in_new_line && !indented && !joined) return std::nullopt;
  for (int prefix = 0; prefix < 3 && at < text.size(); ++prefix, ++at) {
    if (is_quote(text[at])) return at;
    if (std::string_view("bfru").find(to_lower(text[at])) == std::string_view::npos) return std::nullopt;
  }
  return std::nullopt;
}

// Quotes that open something, from left to right. An escaped quote opens nothing; were it tried, a line of many would be
// read to its end once for each.
class Quotes {
 public:
  explicit Quotes(std::string_view text) : text_(text), single_(text.find('\'')), double_(text.find('"')) {}

  // The first one from `at` on; the size of the text when there is none. `at` never goes back.
  std::size_t next(std::size_t at) {
    for (std::size_t from = at;; ++from) {
      if (single_ < from) single_ = text_.find('\'', from);
      if (double_ < from) double_ = text_.find('"', from);
      from = std::min(single_, double_);
      if (from == std::string_view::npos) return text_.size();
      std::size_t backslash = from;
      while (backslash > at && text_[backslash - 1] == '\\') --backslash;
      if ((from - backslash) % 2 == 0) return from;
    }
  }

 private:
  std::string_view text_;
  std::size_t single_;
  std::size_t double_;
};

// Literals that are one string, two or more of them.
using Chain = std::vector<Literal>;

std::vector<Chain> find_chains(std::string_view text) {
  std::vector<Chain> chains;
  Quotes quotes(text);
  for (std::size_t at = quotes.next(0); at < text.size(); at = quotes.next(at)) {
    const std::optional<Literal> first = read_literal(text, at);
    if (!first) {
      ++at;
      continue;
    }
    at = first->end;
    Chain chain;
    while (const auto opening = next_opening(text, at)) {
      const std::optional<Literal> literal = read_literal(text, *opening);
      if (!literal) break;
      if (chain.empty()) chain.push_back(*first);
      chain.push_back(*literal);
      at = literal->end;
    }
    if (!chain.empty()) chains.push_back(std::move(chain));
  }
  return chains;
}

}  // namespace

void unwrap_joined(TextArena& arena, std::uint32_t view) {
  const std::vector<Chain> chains = find_chains(arena.text_of(arena.views()[view]));
  if (chains.empty()) return;
  ViewWriter writer(arena, view);
  std::size_t done = 0;
  for (const Chain& chain : chains) {
    writer.add_newline();
    const Literal& first = chain.front();
    writer.copy(window_begin(writer.source(), first.content.begin, kReach, done), first.content.end);
    for (std::size_t i = 1; i < chain.size(); ++i) writer.copy(chain[i].content.begin, chain[i].content.end);
    writer.copy(first.content.end, first.end);  // the quote that fits the first one
    done = chain.back().end;
  }
  writer.finish(ViewKind::joined);
}

}  // namespace nbscrub
