#include "hook/path_patterns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

template <class Text>
std::vector<Text> split(std::string_view path) {
  std::vector<Text> segments;
  while (true) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, slash));
    if (slash == path.size()) return segments;
    path.remove_prefix(slash + 1);
  }
}

// Blanks at the end do not count, unless a backslash stands before.
std::string_view without_trailing_blanks(std::string_view pattern) {
  while (pattern.ends_with(' ') && !pattern.ends_with("\\ ")) pattern.remove_suffix(1);
  return pattern;
}

bool in_named_class(std::string_view name, char c) {
  const bool graph = c > ' ' && c <= '~';
  if (name == "alnum") return is_alnum(c);
  if (name == "alpha") return is_letter(c);
  if (name == "blank") return c == ' ' || c == '\t';
  // (Whether char has a sign differs between processors.)
  if (name == "cntrl") return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
  if (name == "digit") return is_digit(c);
  if (name == "graph") return graph;
  if (name == "lower") return is_lower(c);
  if (name == "print") return graph || c == ' ';
  if (name == "punct") return graph && !is_alnum(c);
  if (name == "space") return c == ' ' || (c >= '\t' && c <= '\r');
  if (name == "upper") return is_upper(c);
  if (name == "xdigit") return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
  return false;
}

// `[…]` at the begin of `pattern`: does `c` fit, and how long is the bracket? nullopt when it does not end.
struct Bracket {
  bool fits;
  std::size_t length;
};
std::optional<Bracket> bracket_at(std::string_view pattern, char c) {
  std::size_t at = 1;
  const bool negated = pattern.substr(at).starts_with('!') || pattern.substr(at).starts_with('^');
  if (negated) ++at;
  bool fits = false;
  // A bracket right at the begin is one of the characters.
  for (bool first = true; at < pattern.size() && (first || pattern[at] != ']'); first = false) {
    if (pattern.substr(at).starts_with("[:")) {
      const std::size_t end = pattern.find(":]", at);
      if (end == std::string_view::npos) return std::nullopt;
      fits = fits || in_named_class(pattern.substr(at + 2, end - at - 2), c);
      at = end + 2;
      continue;
    }
    const auto take = [&]() -> std::optional<unsigned char> {
      if (pattern[at] == '\\' && ++at == pattern.size()) return std::nullopt;
      return static_cast<unsigned char>(pattern[at++]);
    };
    const auto low = take();
    if (!low) return std::nullopt;
    auto high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      high = take();
      if (!high) return std::nullopt;
    }
    const auto byte = static_cast<unsigned char>(c);
    fits = fits || (*low <= byte && byte <= *high);
  }
  if (at >= pattern.size()) return std::nullopt;
  return Bracket{fits != negated, at + 1};
}

// How many bytes of `pattern` the one byte `c` fits; 0 when it does not.
std::size_t fit_one(std::string_view pattern, char c) {
  if (pattern.empty()) return 0;
  switch (pattern.front()) {
    case '?': return 1;
    case '[': {
      const auto bracket = bracket_at(pattern, c);
      return bracket && bracket->fits ? bracket->length : 0;
    }
    case '\\': return pattern.size() > 1 && pattern[1] == c ? 2 : 0;
    default: return pattern.front() == c ? 1 : 0;
  }
}

// Folders and names one by one; `**` stands for any number of them, at the end of a pattern for one or more.
bool path_fits(std::span<const std::string_view> path, std::span<const std::string> pattern) {
  std::size_t at = 0;
  std::size_t in = 0;
  std::optional<std::size_t> star;  // the last `**` seen, and how far the path was then
  std::size_t star_at = 0;
  while (at < path.size()) {
    if (in < pattern.size() && pattern[in] == "**") {
      if (in + 1 == pattern.size()) return true;
      star = in++;
      star_at = at;
    } else if (in < pattern.size() && name_fits_pattern(path[at], pattern[in])) {
      ++at;
      ++in;
    } else if (star) {
      in = *star + 1;
      at = ++star_at;
    } else {
      return false;
    }
  }
  return in == pattern.size();
}

}  // namespace

bool name_fits_pattern(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in = 0;
  std::optional<std::size_t> star;  // one past the last `*` seen, and how far the name was then
  std::size_t star_at = 0;
  while (at < name.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = ++in;
      star_at = at;
    } else if (const std::size_t length = fit_one(pattern.substr(in), name[at]); length > 0) {
      in += length;
      ++at;
    } else if (star) {
      in = *star;
      at = ++star_at;
    } else {
      return false;
    }
  }
  while (in < pattern.size() && pattern[in] == '*') ++in;
  return in == pattern.size();
}

PathPatterns::PathPatterns(std::span<const std::string> patterns) {
  for (std::string_view text : patterns) {
    text = without_trailing_blanks(text);
    if (text.empty() || text.starts_with('#')) continue;
    Pattern pattern;
    pattern.taken_back = text.starts_with('!');
    if (pattern.taken_back) text.remove_prefix(1);
    pattern.folder_only = text.ends_with('/');
    if (pattern.folder_only) text.remove_suffix(1);
    pattern.anchored = text.find('/') != std::string_view::npos;
    if (text.starts_with('/')) text.remove_prefix(1);
    if (text.empty()) continue;
    pattern.segments = split<std::string>(text);
    patterns_.push_back(std::move(pattern));
  }
}

bool PathPatterns::leaves_out(std::span<const std::string_view> segments, bool folder) const {
  const auto fits = [&](const Pattern& pattern) {
    if (pattern.folder_only && !folder) return false;
    if (pattern.anchored) return path_fits(segments, pattern.segments);
    return name_fits_pattern(segments.back(), pattern.segments.front());
  };
  const auto last = std::find_if(patterns_.rbegin(), patterns_.rend(), fits);
  return last != patterns_.rend() && !last->taken_back;
}

bool PathPatterns::match(std::string_view path) const {
  if (patterns_.empty()) return false;
  const auto segments = split<std::string_view>(path);
  for (std::size_t depth = 1; depth <= segments.size(); ++depth) {
    if (leaves_out(std::span(segments).first(depth), depth < segments.size())) return true;
  }
  return false;
}

}  // namespace nbscrub
