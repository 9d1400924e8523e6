#include "detectors/literal.h"

#include <algorithm>

namespace nbscrub {
namespace {

bool is_mark(char byte) { return byte == '"' || byte == '\'' || byte == '`'; }

std::size_t backslashes_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && text[at + count] == '\\') ++count;
  return count;
}

bool has_field(std::string_view content) {
  for (std::size_t i = 0; i < content.size(); ++i) {
    if (content[i] != '{') continue;
    if (i + 1 >= content.size() || content[i + 1] != '{') return true;
    ++i;
  }
  return false;
}

// Where `quote` (or three of it) closes the literal whose content begins at `begin`; npos when it does not.
std::size_t closing(std::string_view text, std::size_t begin, Quote quote, bool tripled) {
  const bool many_lines = tripled || quote.mark == '`' || text.substr(begin).starts_with("-----BEGIN");
  const std::size_t limit = std::min(text.size(), begin + kLongestLiteral + quote.size());
  for (std::size_t at = begin; at < limit; ++at) {
    if (text[at] == '\n' && !many_lines) return std::string_view::npos;
    const std::size_t backslashes = backslashes_at(text, at);
    const std::size_t mark = at + backslashes;
    if (mark >= text.size()) return std::string_view::npos;
    if (text[mark] == quote.mark && backslashes == quote.backslashes) {
      const char same[] = {quote.mark, quote.mark, quote.mark};
      if (!tripled || text.substr(mark).starts_with(std::string_view(same, 3))) return at;
    } else if (text[mark] == quote.mark && backslashes < quote.backslashes) {
      return std::string_view::npos;  // the string around this one ends
    }
    if (backslashes == 0) continue;
    // An even run escapes only itself, an odd one what follows, too.
    at = quote.backslashes == 0 && backslashes % 2 == 0 ? mark - 1 : mark;
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<Quote> quote_at(std::string_view text, std::size_t at) {
  const std::size_t backslashes = backslashes_at(text, at);
  const std::size_t mark = at + backslashes;
  if (mark >= text.size() || !is_mark(text[mark])) return std::nullopt;
  return Quote{text[mark], backslashes};
}

std::optional<Quote> quote_before(std::string_view text, std::size_t end) {
  if (end == 0 || !is_mark(text[end - 1])) return std::nullopt;
  std::size_t begin = end - 1;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return Quote{text[end - 1], end - 1 - begin};
}

std::optional<Literal> literal_at(std::string_view text, std::size_t at) {
  bool formatted = false;
  std::size_t letters = 0;
  while (letters < 2 && at < text.size() && std::string_view("rRbBuUfFN").find(text[at]) != std::string_view::npos) {
    formatted = formatted || text[at] == 'f' || text[at] == 'F';
    ++at;
    ++letters;
  }
  const std::optional<Quote> quote = quote_at(text, at);
  if (!quote || (letters != 0 && quote->mark == '`')) return std::nullopt;
  std::size_t begin = at + quote->size();
  const char two[] = {quote->mark, quote->mark};
  const bool tripled = quote->backslashes == 0 && text.substr(begin).starts_with(std::string_view(two, 2));
  if (tripled) begin += 2;
  const std::size_t close = closing(text, begin, *quote, tripled);
  if (close == std::string_view::npos || close == begin) return std::nullopt;
  if (formatted && has_field(text.substr(begin, close - begin))) return std::nullopt;
  return Literal{{begin, close}, close + (tripled ? 3 : quote->size())};
}

}  // namespace nbscrub
